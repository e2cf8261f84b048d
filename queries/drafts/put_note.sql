-- What: saves the note beside one answer of a form that is being filled in; the answer stays.
-- Grain: one row per item
-- Params: $draft_id varchar, $item_id varchar, $note varchar, $saved_at timestamptz, $actor varchar
-- Columns: none
insert into draft_answers (draft_id, item_id, note, saved_at, actor)
values ($draft_id, $item_id, $note, $saved_at, $actor)
on conflict do update set note = excluded.note, saved_at = excluded.saved_at, actor = excluded.actor
