-- What: removes the number of people of one kelurahan and year, to be written again.
-- Grain: one row per kelurahan and year
-- Params: $area_code varchar, $year integer
-- Columns: none
delete from populations
where area_code = $area_code and year = $year
