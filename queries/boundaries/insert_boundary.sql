-- What: stores the outline of one area in a boundary set.
-- Grain: one row per set and area
-- Params: $set_id varchar, $area_code varchar, $level varchar, $wkb blob, $area_km2 double
-- Columns: none
insert into boundaries (set_id, area_code, level, geom, area_km2)
values ($set_id, $area_code, $level, st_geomfromwkb($wkb), $area_km2)
