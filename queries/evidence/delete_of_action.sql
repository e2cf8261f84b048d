-- What: takes one file away from an action of the plan; the file itself stays until it is cleaned up.
-- Grain: one row
-- Params: $action_id varchar, $evidence_id varchar
-- Columns: none
delete from plan_evidence
where action_id = $action_id and evidence_id = $evidence_id
