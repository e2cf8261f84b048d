-- What: evidence of which nobody knows the file.
-- Grain: one row per item and file
-- Params: none
-- Columns: evidence_id varchar, item_id varchar, sha256 varchar
select held.evidence_id, held.item_id, held.sha256
from held_evidence as held
anti join evidence_files on evidence_files.sha256 = held.sha256
order by held.sha256, held.item_id, held.evidence_id
