-- What: grants that an account has twice.
-- Grain: one row per grant
-- Params: none
-- Columns: user_name varchar, role varchar, instrument varchar, area_code varchar, subject_id varchar,
--   grant_count bigint
select user_name, role, instrument, area_code, subject_id, count(*) as grant_count
from grants
group by user_name, role, instrument, area_code, subject_id
having count(*) > 1
order by user_name, role, instrument, area_code, subject_id
