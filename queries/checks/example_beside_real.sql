-- What: kinds of which there are made-up subjects beside real ones.
-- Grain: one row per bad kind
-- Params: none
-- Columns: kind varchar, example_count bigint, real_count bigint
select
    kind,
    count(*) filter (where is_example) as example_count,
    count(*) filter (where not is_example) as real_count
from subjects
group by kind
having bool_or(is_example) and not bool_and(is_example)
order by kind
