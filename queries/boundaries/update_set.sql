-- What: replaces what is said about a boundary set; its outlines stay.
-- Grain: one row per boundary set
-- Params: $set_id varchar, $source varchar, $licence varchar, $vintage varchar, $kind varchar
-- Columns: none
update boundary_sets
set source = $source, licence = $licence, vintage = $vintage, kind = $kind
where set_id = $set_id
