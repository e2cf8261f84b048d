-- What: real forms of the same subject, instrument and year that came after one and were not rejected.
-- Grain: one row per form
-- Params: $assessment_id varchar
-- Columns: assessment_id varchar, revision integer, recorded_at timestamptz
with
this as (
    select subject_id, instrument, year, recorded_at, revision
    from assessments
    where assessment_id = $assessment_id
)
select others.assessment_id, others.revision, others.recorded_at
from assessments as others
join this
    on others.subject_id = this.subject_id and others.instrument = this.instrument and others.year = this.year
where
    not others.is_example and others.state <> 'rejected'
    and (others.recorded_at, others.revision) > (this.recorded_at, this.revision)
order by others.recorded_at
