-- What: subjects of a register whose id is not their kind and code.
-- Grain: one row per bad subject
-- Params: none
-- Columns: subject_id varchar, kind varchar, code varchar
select subject_id, kind, code
from subjects
where code is not null and subject_id <> kind || ':' || code
order by subject_id
