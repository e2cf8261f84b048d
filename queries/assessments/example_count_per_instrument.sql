-- What: what there is of example data by instrument: forms, those of them that do not count (replaced by others), whose
--   they are, and how many of these are made up.
-- Grain: one row per instrument with example forms
-- Params: none
-- Columns: instrument varchar, form_count bigint, uncounted_count bigint, subject_count bigint, made_up_count bigint,
--   first_year integer, last_year integer
select
    forms.instrument,
    count(*) as form_count,
    count(*) - count(counting.assessment_id) as uncounted_count,
    count(distinct forms.subject_id) as subject_count,
    count(distinct forms.subject_id) filter (where forms.is_of_example) as made_up_count,
    min(forms.year) as first_year,
    max(forms.year) as last_year
from example_forms as forms
left join current_assessments as counting on counting.assessment_id = forms.assessment_id
group by forms.instrument
order by forms.instrument
