-- What: the verified form that counts for each subject in one year where only verified ones do: the answers as they
--   count, with the verifier's values in their places, and as they were declared. `items` are the ids in the order of
--   the answers of each of the `versions`; a version that is not among them keeps its answers as declared.
-- Grain: one row per subject
-- Params: $instrument varchar, $year integer, $versions varchar[], $items varchar[][]
-- Columns: subject_id varchar, area_code varchar, assessment_id varchar, version varchar, revision integer,
--   state varchar, answers utinyint[], declared utinyint[], is_example boolean, filled_on date,
--   recorded_at timestamptz
with
forms as (
    select
        subject_id, assessment_id, version, revision, state, answers, said, is_example, filled_on, recorded_at,
        $items[list_position($versions, version)] as items
    from verified_assessments
    where instrument = $instrument and year = $year
)
select
    forms.subject_id,
    subjects.area_code,
    forms.assessment_id,
    forms.version,
    forms.revision,
    forms.state,
    as_verified(forms.answers, forms.items, forms.said) as answers,
    forms.answers as declared,
    forms.is_example,
    forms.filled_on,
    forms.recorded_at
from forms
join subjects on subjects.subject_id = forms.subject_id
order by forms.subject_id
