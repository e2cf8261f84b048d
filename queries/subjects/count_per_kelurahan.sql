-- What: how many active subjects of one kind, none made up, each kelurahan has, by type; kelurahan
--   without any have a null type and 0.
-- Grain: one row per kelurahan and type
-- Params: $kind varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, subtype varchar, subject_count bigint
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    subjects.subtype,
    count(subjects.subject_id) as subject_count
from kelurahan_tree as tree
left join subjects
    on subjects.area_code = tree.area_code
    and subjects.kind = $kind
    and subjects.is_active
    and not subjects.is_example
group by tree.area_code, tree.area_name, tree.kecamatan_name, subjects.subtype
order by tree.area_code, subjects.subtype
