-- What: takes all files away from a draft that ends; the files themselves stay.
-- Grain: one row per item and file
-- Params: $draft_id varchar
-- Columns: none
delete from draft_evidence
where draft_id = $draft_id
