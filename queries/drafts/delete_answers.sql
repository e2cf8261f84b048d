-- What: removes the answers of a draft that ends.
-- Grain: one row per item
-- Params: $draft_id varchar
-- Columns: none
delete from draft_answers
where draft_id = $draft_id
