-- What: forgets who saved to a draft that ends.
-- Grain: one row per account
-- Params: $draft_id varchar
-- Columns: none
delete from draft_hands
where draft_id = $draft_id
