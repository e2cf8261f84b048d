-- What: evidence whose action of the plan is not there.
-- Grain: one row per file
-- Params: none
-- Columns: action_id varchar, evidence_id varchar
select plan_evidence.action_id, plan_evidence.evidence_id
from plan_evidence
anti join plan_actions on plan_actions.action_id = plan_evidence.action_id
order by plan_evidence.action_id, plan_evidence.evidence_id
