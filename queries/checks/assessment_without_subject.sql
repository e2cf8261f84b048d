-- What: forms of a subject that is not registered.
-- Grain: one row per bad form
-- Params: none
-- Columns: assessment_id varchar, subject_id varchar
select assessments.assessment_id, assessments.subject_id
from assessments
anti join subjects on subjects.subject_id = assessments.subject_id
order by assessments.assessment_id
