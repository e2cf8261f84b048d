-- What: removes the head of a boundary set; its outlines go with delete_set_outlines.
-- Grain: one row per boundary set
-- Params: $set_id varchar
-- Columns: none
delete from boundary_sets
where set_id = $set_id
