-- What: says how far an import has come; the first time it begins the batch.
-- Grain: one row
-- Params: $batch_id varchar, $action varchar, $file_name varchar, $file_sha256 varchar, $rows_in bigint,
--   $rows_bad bigint, $created_at timestamptz, $actor varchar
-- Columns: none
insert into batches (batch_id, action, file_name, file_sha256, rows_in, rows_good, rows_bad, created_at, actor)
values (
    $batch_id, $action, $file_name, $file_sha256, $rows_in, $rows_in - $rows_bad, $rows_bad, $created_at, $actor
)
on conflict do update set
    rows_in = excluded.rows_in, rows_good = excluded.rows_good, rows_bad = excluded.rows_bad
