-- What: the last twenty imports of plans, newest first.
-- Grain: one row per batch
-- Params: none
-- Columns: batch_id varchar, file_name varchar, rows_in bigint, rows_good bigint, rows_bad bigint,
--   created_at timestamptz, actor varchar
select batch_id, file_name, rows_in, rows_good, rows_bad, created_at, actor
from batches
where action = 'import_plan'
order by created_at desc, batch_id
limit 20
