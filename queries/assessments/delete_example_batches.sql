-- What: removes the batches that made example data of which no form is left.
-- Grain: one row per removed batch
-- Params: none
-- Columns: none
delete from batches
where
    action = 'demo'
    and batch_id not in (select batch_id from assessments where batch_id is not null)
