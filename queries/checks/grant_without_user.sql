-- What: grants to an account that is not there.
-- Grain: one row per bad grant
-- Params: none
-- Columns: user_name varchar, role varchar
select grants.user_name, grants.role
from grants
anti join users on users.user_name = grants.user_name
order by grants.user_name, grants.role
