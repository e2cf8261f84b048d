-- What: saves another answer to an item of a form that is being filled in; its note stays. No row where it has none.
-- Grain: one row per item
-- Params: $draft_id varchar, $item_id varchar, $value utinyint, $saved_at timestamptz, $actor varchar
-- Columns: none
update draft_answers
set value = $value, saved_at = $saved_at, actor = $actor
where draft_id = $draft_id and item_id = $item_id
