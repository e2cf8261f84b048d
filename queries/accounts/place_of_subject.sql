-- What: where a subject is; an area is there itself.
-- Grain: at most one row
-- Params: $subject_id varchar
-- Columns: area_code varchar
select area_code
from members
where subject_id = $subject_id
order by area_code
limit 1
