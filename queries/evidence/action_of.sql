-- What: the action of the plan that an evidence file belongs to.
-- Grain: at most one row
-- Params: $evidence_id varchar
-- Columns: action_id varchar
select action_id
from plan_evidence
where evidence_id = $evidence_id
order by action_id
