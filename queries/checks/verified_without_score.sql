-- What: verified forms without an index row of their own among the scores of verified forms, though their version has
--   scores of that year. Families have none on purpose.
-- Grain: one row per form
-- Params: none
-- Columns: assessment_id varchar, instrument varchar, version varchar, year integer
select forms.assessment_id, forms.instrument, forms.version, forms.year
from verified_assessments as forms
join score_methods as methods
    on methods.instrument = forms.instrument and methods.version = forms.version and methods.year = forms.year
join subjects on subjects.subject_id = forms.subject_id and subjects.kind <> 'family'
anti join scores
    on scores.assessment_id = forms.assessment_id and scores.variant = 'standard@verified' and scores.node = 'index'
order by forms.assessment_id
