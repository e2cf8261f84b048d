-- What: the subjects that people know by a code (NPSN, code of a facility or an office); never households.
-- Grain: one row per subject
-- Params: $code varchar
-- Columns: subject_id varchar, name varchar
select subject_id, name
from subjects
where code = $code and kind not in ('family', 'government_unit') and not is_example
order by subject_id
