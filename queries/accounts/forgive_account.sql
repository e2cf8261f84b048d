-- What: forgets the failed sign-ins of one account, from wherever they came.
-- Grain: one row per place that it was tried from
-- Params: $account varchar
-- Columns: none
delete from login_failures
where tried = $account or starts_with(tried, $account || '@')
