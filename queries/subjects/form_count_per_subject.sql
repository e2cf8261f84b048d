-- What: how many forms, of every revision, one subject has.
-- Grain: one row
-- Params: $subject_id varchar
-- Columns: form_count bigint
select count(*) as form_count
from assessments
where subject_id = $subject_id
order by form_count
