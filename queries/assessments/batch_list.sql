-- What: the last twenty imports of forms, of one actor or (null) of everybody, newest first. Held forms are kept as
--   what was read of them; of families such a text begins with the instrument, that of a row that could not be read
--   does not.
-- Grain: one row per batch
-- Params: $actor varchar
-- Columns: batch_id varchar, action varchar, file_name varchar, rows_in bigint, rows_good bigint,
--   rows_bad bigint, held_count bigint, created_at timestamptz, actor varchar
with
held as (
    select batch_id, count(*) as held_count
    from quarantine
    where
        starts_with(code, 'ASSESSMENT_')
        or (starts_with(code, 'HOUSEHOLD_') and code <> 'HOUSEHOLD_AS_BLANK' and starts_with(raw, '{"instrument"'))
    group by batch_id
)
select
    batches.batch_id,
    batches.action,
    batches.file_name,
    batches.rows_in,
    batches.rows_good,
    batches.rows_bad,
    coalesce(held.held_count, 0) as held_count,
    batches.created_at,
    batches.actor
from batches
left join held on held.batch_id = batches.batch_id
where batches.action in ('import_forms', 'demo') and ($actor is null or batches.actor = $actor)
order by batches.created_at desc, batches.batch_id
limit 20
