-- What: whose forms these are, for the audit trail, which names forms by their ids; never those of households and respondents.
-- Grain: one row per form
-- Params: $ids varchar[]
-- Columns: assessment_id varchar, instrument varchar, year integer, subject_name varchar
select forms.assessment_id, forms.instrument, forms.year, members.subject_name
from assessments as forms
join members on members.subject_id = forms.subject_id
where list_contains($ids, forms.assessment_id) and members.kind not in ('family', 'government_unit')
order by forms.assessment_id
