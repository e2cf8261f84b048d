-- What: grants for a subject, an area or a government that is not there: whoever is registered under that code would be
--   theirs.
-- Grain: one row per grant
-- Params: none
-- Columns: user_name varchar, role varchar, area_code varchar, subject_id varchar
with
places as (
    select area_code from areas
    union
    select code as area_code from subjects where kind = 'government'
)
select user_name, role, area_code, subject_id
from grants
where
    (subject_id is not null and subject_id not in (select subject_id from members))
    or (area_code is not null and area_code not in (select area_code from places))
order by user_name, role, area_code, subject_id
