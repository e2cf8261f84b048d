-- What: evidence whose draft is gone.
-- Grain: one row per item and file
-- Params: none
-- Columns: draft_id varchar, item_id varchar, evidence_id varchar
select draft_evidence.draft_id, draft_evidence.item_id, draft_evidence.evidence_id
from draft_evidence
anti join drafts on drafts.draft_id = draft_evidence.draft_id
order by draft_evidence.draft_id, draft_evidence.item_id, draft_evidence.evidence_id
