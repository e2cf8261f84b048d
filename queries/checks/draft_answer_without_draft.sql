-- What: saved answers whose draft is gone.
-- Grain: one row per item
-- Params: none
-- Columns: draft_id varchar, item_id varchar
select draft_answers.draft_id, draft_answers.item_id
from draft_answers
anti join drafts on drafts.draft_id = draft_answers.draft_id
order by draft_answers.draft_id, draft_answers.item_id
