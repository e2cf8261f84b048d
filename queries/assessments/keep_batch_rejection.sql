-- What: keeps that the real forms of one import are rejected, from where each of them stands.
-- Grain: one row per form
-- Params: $batch_id varchar, $reason varchar, $happened_at timestamptz, $actor varchar
-- Columns: none
insert into assessment_events (assessment_id, from_state, to_state, reason, happened_at, actor)
select assessment_id, state, 'rejected', $reason, $happened_at, $actor
from assessments
where batch_id = $batch_id and not is_example and state <> 'rejected'
