-- What: forms of made-up subjects that are not marked as example data.
-- Grain: one row per bad form
-- Params: none
-- Columns: assessment_id varchar, subject_id varchar
select assessments.assessment_id, assessments.subject_id
from assessments
join subjects on subjects.subject_id = assessments.subject_id
where subjects.is_example and not assessments.is_example
order by assessments.assessment_id
