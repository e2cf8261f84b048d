-- What: the form that counts for the same subject, instrument and year when one form is left out.
-- Grain: at most one row
-- Params: $assessment_id varchar
-- Columns: assessment_id varchar, version varchar, revision integer, state varchar, answers utinyint[],
--   is_example boolean, recorded_at timestamptz
with
this as (
    select assessment_id, subject_id, instrument, year
    from assessments
    where assessment_id = $assessment_id
)
select
    other.assessment_id, other.version, other.revision, other.state, other.answers, other.is_example,
    other.recorded_at
from assessments as other
join this
    on this.subject_id = other.subject_id and this.instrument = other.instrument and this.year = other.year
where other.assessment_id != this.assessment_id and other.state in ('submitted', 'verified')
order by other.is_example, other.recorded_at desc, other.revision desc
limit 1
