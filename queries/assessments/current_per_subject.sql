-- What: the form that counts for each subject in one year.
-- Grain: one row per subject
-- Params: $instrument varchar, $year integer
-- Columns: subject_id varchar, area_code varchar, assessment_id varchar, version varchar, revision integer,
--   state varchar, answers utinyint[], is_example boolean, filled_on date, recorded_at timestamptz
with
forms as (
    select subject_id, assessment_id, version, revision, state, answers, is_example, filled_on, recorded_at
    from current_assessments
    where instrument = $instrument and year = $year
)
select
    forms.subject_id,
    subjects.area_code,
    forms.assessment_id,
    forms.version,
    forms.revision,
    forms.state,
    forms.answers,
    forms.is_example,
    forms.filled_on,
    forms.recorded_at
from forms
join subjects on subjects.subject_id = forms.subject_id
order by forms.subject_id
