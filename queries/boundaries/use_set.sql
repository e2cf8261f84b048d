-- What: makes one boundary set the one that is shown, and no other.
-- Grain: one row per boundary set
-- Params: $set_id varchar
-- Columns: none
update boundary_sets
set is_active = (set_id = $set_id)
