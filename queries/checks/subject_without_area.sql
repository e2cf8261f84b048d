-- What: subjects in an area that does not exist; governments and their units name a province, kabupaten or kota,
--   which need not be among the areas.
-- Grain: one row per bad subject
-- Params: none
-- Columns: subject_id varchar, area_code varchar
select subjects.subject_id, subjects.area_code
from subjects
anti join areas on areas.area_code = subjects.area_code
where
    subjects.kind not in ('government', 'unit', 'government_unit')
    or not regexp_full_match(subjects.area_code, '[0-9]{2}([.][0-9]{2})?')
order by subjects.subject_id
