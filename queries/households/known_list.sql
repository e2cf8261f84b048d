-- What: those of some households that are registered.
-- Grain: one row per household
-- Params: $subject_ids varchar[]
-- Columns: subject_id varchar
select subject_id
from subjects
where subject_id in (select unnest($subject_ids))
order by subject_id
