-- What: removes failed sign-ins that are long over.
-- Grain: one row per account or address
-- Params: $before timestamptz
-- Columns: none
delete from login_failures
where last_at <= $before
