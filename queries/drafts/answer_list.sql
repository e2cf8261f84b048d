-- What: what has been saved of a form that is being filled in.
-- Grain: one row per item that was touched
-- Params: $draft_id varchar
-- Columns: item_id varchar, value utinyint, note varchar, saved_at timestamptz, actor varchar
select item_id, value, note, saved_at, actor
from draft_answers
where draft_id = $draft_id
order by item_id
