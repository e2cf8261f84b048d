-- What: notes and evidence written beside the answers of one form.
-- Grain: one row per item with a note or evidence
-- Params: $assessment_id varchar
-- Columns: item_id varchar, evidence varchar, note varchar
select item_id, evidence, note
from answer_notes
where assessment_id = $assessment_id
order by item_id
