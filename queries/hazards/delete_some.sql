-- What: removes the statements that have all of what is named; null stands for any.
-- Grain: one row per statement
-- Params: $area_code varchar, $hazard varchar, $according_to varchar, $source varchar
-- Columns: none
delete from hazards
where
    ($area_code is null or area_code = $area_code)
    and ($hazard is null or hazard = $hazard)
    and ($according_to is null or according_to = $according_to)
    and ($source is null or source = $source)
