-- What: scores among those of verified forms whose form is not verified, is example data, is not the newest verified one
--   of its subject, or is of a family.
-- Grain: one row per form
-- Params: none
-- Columns: assessment_id varchar, instrument varchar, version varchar, year integer
select distinct scores.assessment_id, scores.instrument, scores.version, scores.year
from scores
left join verified_assessments as forms on forms.assessment_id = scores.assessment_id
left join subjects on subjects.subject_id = scores.subject_id
where ends_with(scores.variant, '@verified') and (forms.assessment_id is null or subjects.kind = 'family')
order by scores.assessment_id
