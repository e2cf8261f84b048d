-- What: subjects in an area that does not exist.
-- Grain: one row per bad subject
-- Params: none
-- Columns: subject_id varchar, area_code varchar
select subjects.subject_id, subjects.area_code
from subjects
anti join areas on areas.area_code = subjects.area_code
order by subjects.subject_id
