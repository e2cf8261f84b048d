-- What: grants of a role that does not exist, and of filling in without a limit.
-- Grain: one row per bad grant
-- Params: none
-- Columns: user_name varchar, role varchar
select user_name, role
from grants
where
    role not in ('filler', 'verifier', 'planner', 'admin')
    or (role = 'filler' and area_code is null and subject_id is null)
order by user_name, role
