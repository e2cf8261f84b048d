-- What: the real forms that one import stored.
-- Grain: one row per form
-- Params: $batch_id varchar
-- Columns: assessment_id varchar, subject_id varchar, subject_name varchar, instrument varchar, year integer,
--   revision integer, state varchar
select
    forms.assessment_id,
    forms.subject_id,
    members.subject_name,
    forms.instrument,
    forms.year,
    forms.revision,
    forms.state
from assessments as forms
left join members on members.subject_id = forms.subject_id
where forms.batch_id = $batch_id and not forms.is_example
order by forms.subject_id, forms.year, forms.revision
