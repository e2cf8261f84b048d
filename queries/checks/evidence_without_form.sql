-- What: evidence whose form is gone.
-- Grain: one row per item and file
-- Params: none
-- Columns: assessment_id varchar, item_id varchar, evidence_id varchar
select assessment_evidence.assessment_id, assessment_evidence.item_id, assessment_evidence.evidence_id
from assessment_evidence
anti join assessments on assessments.assessment_id = assessment_evidence.assessment_id
order by assessment_evidence.assessment_id, assessment_evidence.item_id, assessment_evidence.evidence_id
