-- What: where a subject is; an area is there itself, who is made up is nowhere.
-- Grain: at most one row
-- Params: $subject_id varchar
-- Columns: area_code varchar
select area_code
from members
where subject_id = $subject_id and not is_example
order by area_code
limit 1
