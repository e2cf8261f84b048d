-- What: who can be assessed by an instrument, and where each of them is.

-- Every area with the areas it lies in; null above its own level.
create view area_tree as
select
    area.area_code,
    area.name as area_name,
    area.level,
    case area.level when 'kelurahan' then area.area_code end as kelurahan_code,
    case area.level when 'kelurahan' then above.area_code when 'kecamatan' then area.area_code end as kecamatan_code,
    case area.level when 'kelurahan' then above.name when 'kecamatan' then area.name end as kecamatan_name,
    case area.level when 'kelurahan' then above.parent_code when 'kecamatan' then area.parent_code else area.area_code end
    as city_code
from areas as area
left join areas as above on above.area_code = area.parent_code;

-- Kelurahan and kecamatan are their own register; everybody else is in the register of subjects.
create view members as
select area_code as subject_id, level as kind, name as subject_name, area_code, true as is_active
from areas
where level in ('kelurahan', 'kecamatan')
union all
select subject_id, kind, name as subject_name, area_code, is_active
from subjects
where kind not in ('kelurahan', 'kecamatan');
