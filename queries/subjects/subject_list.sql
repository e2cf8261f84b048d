-- What: the real subjects of one kind with where they are, those no longer active too; `area_name` is that of the
--   kelurahan, of a government's unit that of the government.
-- Grain: one row per subject
-- Params: $kind varchar
-- Columns: subject_id varchar, kind varchar, code varchar, name varchar, area_code varchar, area_name varchar,
--   kecamatan_name varchar, subtype varchar, ownership varchar, lon double, lat double, is_active boolean,
--   source varchar
select
    subjects.subject_id,
    subjects.kind,
    subjects.code,
    subjects.name,
    subjects.area_code,
    coalesce(tree.area_name, government.name) as area_name,
    tree.kecamatan_name,
    subjects.subtype,
    subjects.ownership,
    subjects.lon,
    subjects.lat,
    subjects.is_active,
    subjects.source
from subjects
left join kelurahan_tree as tree on tree.area_code = subjects.area_code
left join subjects as government on government.kind = 'government' and government.code = subjects.area_code
where subjects.kind = $kind and not subjects.is_example
order by subjects.area_code, subjects.name, subjects.subject_id
