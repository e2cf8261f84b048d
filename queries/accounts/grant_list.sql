-- What: what is granted, to everybody or to one account.
-- Grain: one row per grant
-- Params: $user_name varchar
-- Columns: user_name varchar, role varchar, instrument varchar, area_code varchar, subject_id varchar,
--   granted_at timestamptz
select user_name, role, instrument, area_code, subject_id, granted_at
from grants
where $user_name is null or user_name = $user_name
order by user_name, granted_at, role, instrument, area_code, subject_id
