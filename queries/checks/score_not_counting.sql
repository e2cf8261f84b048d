-- What: scores of forms that do not count by themselves, where the method of that year is known; those of verified
--   forms are held to `score_not_verified`.
-- Grain: one row per form and variant; none is right
-- Params: none
-- Columns: assessment_id varchar, variant varchar
select distinct scores.assessment_id, scores.variant
from scores
join assessments as forms on forms.assessment_id = scores.assessment_id
semi join score_methods as methods
    on methods.instrument = forms.instrument and methods.version = forms.version and methods.year = forms.year
anti join current_assessments as counting on counting.assessment_id = scores.assessment_id
where not ends_with(scores.variant, '@verified')
order by scores.assessment_id, scores.variant
