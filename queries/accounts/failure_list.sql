-- What: the failed sign-ins counted for accounts and addresses.
-- Grain: one row per account or address with failures
-- Params: $tried varchar[]
-- Columns: tried varchar, failures integer, last_at timestamptz
select tried, failures, last_at
from login_failures
where tried in (select unnest($tried))
order by tried
