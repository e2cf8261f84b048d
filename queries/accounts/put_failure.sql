-- What: counts one more failed sign-in of an account or an address.
-- Grain: one row
-- Params: $tried varchar, $now timestamptz
-- Columns: none
insert into login_failures (tried, failures, last_at)
values ($tried, 1, $now)
on conflict do update set failures = login_failures.failures + 1, last_at = excluded.last_at
