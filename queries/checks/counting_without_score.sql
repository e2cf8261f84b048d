-- What: forms that count and have no index row, though their version has scores of that year.
-- Grain: one row per form
-- Params: none
-- Columns: assessment_id varchar, instrument varchar, version varchar, year integer
select forms.assessment_id, forms.instrument, forms.version, forms.year
from current_assessments as forms
join score_methods as methods
    on methods.instrument = forms.instrument and methods.version = forms.version and methods.year = forms.year
anti join scores
    on scores.assessment_id = forms.assessment_id and scores.variant = 'standard' and scores.node = 'index'
order by forms.assessment_id
