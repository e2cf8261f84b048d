-- What: imports of the same bytes with the same decisions, which the end of their id says; the newest first.
-- Grain: one row per batch
-- Params: $sha256 varchar, $ending varchar
-- Columns: batch_id varchar, rows_in bigint
select batch_id, rows_in
from batches
where file_sha256 = $sha256 and ends_with(batch_id, $ending)
order by created_at desc, batch_id desc
