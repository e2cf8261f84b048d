-- What: removes the batches that made example data.
-- Grain: one row per removed batch
-- Params: none
-- Columns: none
delete from batches
where action = 'demo'
