-- What: counts so many failed sign-ins of an account or an address no more.
-- Grain: at most one row
-- Params: $tried varchar, $failures integer
-- Columns: none
update login_failures
set failures = greatest(failures - $failures, 0)
where tried = $tried
