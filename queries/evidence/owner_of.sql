-- What: whose form an evidence file belongs to; one that went from form to form keeps its id and its subject.
-- Grain: at most one row
-- Params: $evidence_id varchar
-- Columns: instrument varchar, subject_id varchar, owner_id varchar
with owners as (
    select draft_id as owner_id, instrument, subject_id from drafts
    union all
    select assessment_id as owner_id, instrument, subject_id from assessments
)
select owners.instrument, owners.subject_id, held_evidence.owner_id
from held_evidence
join owners on owners.owner_id = held_evidence.owner_id
where held_evidence.evidence_id = $evidence_id
order by owners.owner_id
limit 1
