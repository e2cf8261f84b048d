-- What: subjects of a register whose id is not their kind and code; of a household the kelurahan stands between, of
--   a unit with a code of its own the government, of a respondent the unit.
-- Grain: one row per bad subject
-- Params: none
-- Columns: subject_id varchar, kind varchar, code varchar
select subject_id, kind, code
from subjects
where
    code is not null
    and subject_id <> case
        when kind = 'family' then kind || ':' || area_code || ':' || code
        when kind = 'unit' and not starts_with(code, 'siperi-') then kind || ':' || area_code || ':' || code
        when kind = 'government_unit' then 'respondent:' || unit_id || ':' || code
        else kind || ':' || code
    end
order by subject_id
