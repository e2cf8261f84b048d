-- What: years in which an instrument has scores of one variant, how many forms each has, and how many of these are
--   example data.
-- Grain: one row per year
-- Params: $instrument varchar, $variant varchar
-- Columns: year integer, versions varchar, form_count bigint, scored_count bigint, example_count bigint
with
results as (
    select year, version, is_example, index_value
    from scores
    where instrument = $instrument and variant = $variant and node = 'index'
)
select
    year,
    string_agg(distinct version, ', ' order by version) as versions,
    count(*) as form_count,
    count(index_value) as scored_count,
    count(*) filter (where is_example) as example_count
from results
group by year
order by year
