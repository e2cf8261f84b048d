-- What: how many forms are example data and how many are real.
-- Grain: one row per origin
-- Params: none
-- Columns: is_example boolean, form_count bigint
select is_example, count(*) as form_count
from assessments
group by is_example
order by is_example
