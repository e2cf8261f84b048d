-- What: a store with accounts of which none is active and may do everything: nobody can keep them.
-- Grain: one row when it is so
-- Params: none
-- Columns: user_count bigint
with
admins as (
    select users.user_name
    from users
    join grants on grants.user_name = users.user_name
    where
        users.is_active
        and grants.role = 'admin'
        and grants.instrument is null
        and grants.area_code is null
        and grants.subject_id is null
)
select count(*) as user_count
from users
where not exists (select 1 from admins)
having count(*) > 0
order by user_count
