-- What: ends a draft; its answers go with `drafts/delete_answers`.
-- Grain: one row
-- Params: $draft_id varchar
-- Columns: none
delete from drafts
where draft_id = $draft_id
