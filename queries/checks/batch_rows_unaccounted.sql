-- What: imports whose rows do not add up: in must be good plus bad.
-- Grain: one row per bad batch
-- Params: none
-- Columns: batch_id varchar, rows_in bigint, rows_good bigint, rows_bad bigint
select batch_id, rows_in, rows_good, rows_bad
from batches
where rows_in <> rows_good + rows_bad
order by batch_id
