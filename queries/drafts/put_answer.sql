-- What: saves one answer of a form that is being filled in; its note stays.
-- Grain: one row per item
-- Params: $draft_id varchar, $item_id varchar, $value utinyint, $saved_at timestamptz, $actor varchar
-- Columns: none
insert into draft_answers (draft_id, item_id, value, saved_at, actor)
values ($draft_id, $item_id, $value, $saved_at, $actor)
on conflict do update set value = excluded.value, saved_at = excluded.saved_at, actor = excluded.actor
