-- What: removes one area, to be written again with another name or parent.
-- Grain: one row per area
-- Params: $area_code varchar
-- Columns: none
delete from areas
where area_code = $area_code
