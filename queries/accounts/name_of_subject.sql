-- What: what somebody with a form of their own is called, to say whom a refusal is about; households have no name.
-- Grain: at most one row
-- Params: $subject_id varchar
-- Columns: name varchar
select subject_name as name
from members
where subject_id = $subject_id and kind <> 'family' and not is_example
order by name
limit 1
