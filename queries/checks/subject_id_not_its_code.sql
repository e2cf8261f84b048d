-- What: subjects of a register whose id is not their kind and code; of a household the kelurahan stands between.
-- Grain: one row per bad subject
-- Params: none
-- Columns: subject_id varchar, kind varchar, code varchar
select subject_id, kind, code
from subjects
where
    code is not null
    and subject_id <> if(kind = 'family', kind || ':' || area_code || ':' || code, kind || ':' || code)
order by subject_id
