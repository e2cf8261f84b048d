-- What: how many active governments, or units of them, none made up, there are, by type.
-- Grain: one row per government and type
-- Params: $kind varchar
-- Columns: area_code varchar, area_name varchar, subtype varchar, subject_count bigint
select
    subjects.area_code,
    coalesce(government.name, subjects.area_code) as area_name,
    subjects.subtype,
    count(*) as subject_count
from subjects
left join subjects as government on government.kind = 'government' and government.code = subjects.area_code
where subjects.kind = $kind and subjects.is_active and not subjects.is_example
group by subjects.area_code, government.name, subjects.subtype
order by subjects.area_code, subjects.subtype
