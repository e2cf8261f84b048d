-- What: the evidence of a draft, of a form that was handed in or of an action (without items), in the order in which it was added.
-- Grain: one row per item and file
-- Params: $owner_id varchar
-- Columns: evidence_id varchar, item_id varchar, sha256 varchar, file_name varchar, media_type varchar, bytes bigint,
--   added_at timestamptz, actor varchar
select
    held.evidence_id,
    held.item_id,
    held.sha256,
    held.file_name,
    evidence_files.media_type,
    evidence_files.bytes,
    held.added_at,
    held.actor
from held_evidence as held
join evidence_files on evidence_files.sha256 = held.sha256
where held.owner_id = $owner_id
order by held.item_id, held.added_at, held.evidence_id
