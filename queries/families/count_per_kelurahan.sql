-- What: how many families are on the list of each kelurahan; 0 where there is no list.
-- Grain: one row per kelurahan
-- Params: none
-- Columns: area_code varchar, area_name varchar, kecamatan_code varchar, kecamatan_name varchar,
--   registered_count bigint
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    count(subjects.subject_id) as registered_count
from kelurahan_tree as tree
left join subjects
    on subjects.area_code = tree.area_code
    and subjects.kind = 'family'
    and subjects.is_active
    and not subjects.is_example
    and subjects.source is not null
group by tree.area_code, tree.area_name, tree.kecamatan_code, tree.kecamatan_name
order by tree.area_code
