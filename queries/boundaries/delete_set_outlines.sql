-- What: removes the outlines of a boundary set.
-- Grain: one row per set and area
-- Params: $set_id varchar
-- Columns: none
delete from boundaries
where set_id = $set_id
