-- What: takes one file away from a form that is being filled in; the file itself stays.
-- Grain: one row
-- Params: $draft_id varchar, $evidence_id varchar
-- Columns: none
delete from draft_evidence
where draft_id = $draft_id and evidence_id = $evidence_id
