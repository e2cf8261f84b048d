-- What: every statement on what threatens a kelurahan, newest first within a kelurahan and hazard.
-- Grain: one row per statement
-- Params: none
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, hazard varchar, level integer,
--   index_value double, according_to varchar, source varchar, year integer
select
    hazards.area_code,
    tree.area_name,
    tree.kecamatan_name,
    hazards.hazard,
    hazards.level,
    hazards.index_value,
    hazards.according_to,
    hazards.source,
    hazards.year
from hazards
left join kelurahan_tree as tree on tree.area_code = hazards.area_code
order by hazards.area_code, hazards.hazard, hazards.year desc nulls last, hazards.source, hazards.according_to
