-- What: what became of the forms of one subject in one round: handed in, returned, verified, by whom and why.
-- Grain: one row per revision and event
-- Params: $instrument varchar, $year integer, $subject_id varchar
-- Columns: assessment_id varchar, revision integer, from_state varchar, to_state varchar, reason varchar,
--   happened_at timestamptz, actor varchar
with
forms as (
    select assessment_id, revision, recorded_at, actor
    from assessments
    where instrument = $instrument and year = $year and subject_id = $subject_id and not is_example
),
events as (
    select assessment_id, revision, null as from_state, 'submitted' as to_state, '' as reason,
        recorded_at as happened_at, actor
    from forms
    union all
    select
        happened.assessment_id,
        forms.revision,
        happened.from_state,
        happened.to_state,
        happened.reason,
        happened.happened_at,
        happened.actor
    from assessment_events as happened
    join forms on forms.assessment_id = happened.assessment_id
    where happened.from_state <> happened.to_state
)
select assessment_id, revision, from_state, to_state, reason, happened_at, actor
from events
order by happened_at desc, revision desc
