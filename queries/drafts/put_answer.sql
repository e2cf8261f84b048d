-- What: saves the first answer to an item of a form that is being filled in; `change_answer` saves those after it.
--   Two plain statements cost DuckDB a third less than one that does either.
-- Grain: one row per item
-- Params: $draft_id varchar, $item_id varchar, $value utinyint, $saved_at timestamptz, $actor varchar
-- Columns: none
insert into draft_answers (draft_id, item_id, value, saved_at, actor)
values ($draft_id, $item_id, $value, $saved_at, $actor)
