-- What: forms whose state is not where their last event left them, or that moved without an event.
-- Grain: one row per form
-- Params: none
-- Columns: assessment_id varchar, state varchar, last_state varchar
with
last_events as (
    select assessment_id, arg_max(to_state, happened_at) as last_state
    from assessment_events
    group by assessment_id
)
select assessments.assessment_id, assessments.state, coalesce(last_events.last_state, 'submitted') as last_state
from assessments
left join last_events on last_events.assessment_id = assessments.assessment_id
where assessments.state <> coalesce(last_events.last_state, 'submitted')
order by assessments.assessment_id
