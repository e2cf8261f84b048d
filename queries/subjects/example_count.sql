-- What: how many made-up and how many real subjects of some kinds there are, and how many example forms of the former.
-- Grain: one row
-- Params: $kinds varchar[]
-- Columns: example_count bigint, real_count bigint, form_count bigint
select
    count(*) filter (where is_example) as example_count,
    count(*) filter (where not is_example) as real_count,
    (select count(*) from example_forms where is_of_example and kind in (select unnest($kinds))) as form_count
from subjects
where kind in (select unnest($kinds))
order by example_count
