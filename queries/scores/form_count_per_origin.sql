-- What: how many of the forms that count are example data and how many are real, over all years.
-- Grain: one row per origin
-- Params: none
-- Columns: is_example boolean, form_count bigint
select is_example, count(*) as form_count
from scores
where variant = 'standard' and node = 'index'
group by is_example
order by is_example
