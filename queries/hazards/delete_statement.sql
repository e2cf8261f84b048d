-- What: removes one statement, to be written again.
-- Grain: one row per statement
-- Params: $area_code varchar, $hazard varchar, $according_to varchar, $source varchar, $year integer
-- Columns: none
delete from hazards
where
    area_code = $area_code
    and hazard = $hazard
    and according_to = $according_to
    and source = $source
    and year is not distinct from $year
