-- What: of the real forms that count in one year, how many are verified, and how many have an evidence file; example
--   forms are counted apart. Of families and respondents nothing: their forms are not verified one by one.
-- Grain: one row per instrument with forms
-- Params: $year integer
-- Columns: instrument varchar, form_count bigint, verified_count bigint, with_evidence_count bigint,
--   example_count bigint
with
with_files as (
    select distinct assessment_id from assessment_evidence
),
private as (
    select subject_id from subjects where kind in ('family', 'government_unit')
)
select
    forms.instrument,
    count(*) filter (where not forms.is_example) as form_count,
    count(*) filter (where not forms.is_example and forms.state = 'verified') as verified_count,
    count(*) filter (where not forms.is_example and with_files.assessment_id is not null) as with_evidence_count,
    count(*) filter (where forms.is_example) as example_count
from current_assessments as forms
left join with_files on with_files.assessment_id = forms.assessment_id
anti join private on private.subject_id = forms.subject_id
where
    forms.year = $year
    and not starts_with(forms.subject_id, 'family:')
    and not starts_with(forms.subject_id, 'respondent:')
group by forms.instrument
order by forms.instrument
