-- What: the active accounts that may do everything everywhere.
-- Grain: one row per account
-- Params: none
-- Columns: user_name varchar
select distinct users.user_name
from users
join grants on grants.user_name = users.user_name
where
    users.is_active
    and grants.role = 'admin'
    and grants.instrument is null
    and grants.area_code is null
    and grants.subject_id is null
order by users.user_name
