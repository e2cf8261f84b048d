-- What: what a verifier said of single answers of one form.
-- Grain: one row per item
-- Params: $assessment_id varchar
-- Columns: item_id varchar, value utinyint, comment varchar, reviewed_at timestamptz, actor varchar
select item_id, value, comment, reviewed_at, actor
from item_reviews
where assessment_id = $assessment_id
order by item_id
