-- What: the active account with an e-mail address, with what is granted to it.
-- Grain: one row per grant, one without a role where nothing is granted; none without such an account
-- Params: $email varchar
-- Columns: user_name varchar, role varchar, instrument varchar, area_code varchar, subject_id varchar
select users.user_name, grants.role, grants.instrument, grants.area_code, grants.subject_id
from users
left join grants on grants.user_name = users.user_name
where users.email = $email and users.is_active
order by grants.role, grants.instrument, grants.area_code, grants.subject_id
