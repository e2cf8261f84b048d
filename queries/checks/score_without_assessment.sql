-- What: scores whose form is gone.
-- Grain: one row per bad score
-- Params: none
-- Columns: assessment_id varchar, variant varchar, node varchar
select scores.assessment_id, scores.variant, scores.node
from scores
anti join assessments on assessments.assessment_id = scores.assessment_id
order by scores.assessment_id, scores.variant, scores.node
