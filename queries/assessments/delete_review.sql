-- What: takes back what a verifier said of one answer; no row where it is something else by now.
-- Grain: one row
-- Params: $assessment_id varchar, $item_id varchar, $reviewed_at timestamptz
-- Columns: none
delete from item_reviews
where assessment_id = $assessment_id and item_id = $item_id and reviewed_at = $reviewed_at
