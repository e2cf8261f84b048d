-- What: who saved to a draft that is gone.
-- Grain: one row per draft and account
-- Params: none
-- Columns: draft_id varchar, actor varchar
select draft_hands.draft_id, draft_hands.actor
from draft_hands
anti join drafts on drafts.draft_id = draft_hands.draft_id
order by draft_hands.draft_id, draft_hands.actor
