-- What: rejects the real forms of one import.
-- Grain: one row per form
-- Params: $batch_id varchar
-- Columns: none
update assessments
set state = 'rejected'
where batch_id = $batch_id and not is_example and state <> 'rejected'
