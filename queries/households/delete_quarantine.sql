-- What: removes what was set aside of an import that is counted again from its beginning.
-- Grain: one row per removed row
-- Params: $batch_id varchar
-- Columns: none
delete from quarantine
where batch_id = $batch_id
