-- What: the stored outline of every area of one level in one boundary set.
-- Grain: one row per area
-- Params: $set_id varchar, $level varchar
-- Columns: area_code varchar, wkb blob, area_km2 double
select area_code, st_aswkb(geom) as wkb, area_km2
from boundaries
where set_id = $set_id and level = $level
order by area_code
