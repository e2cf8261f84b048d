-- What: years in which an instrument has scores of one variant, how many forms each has, and how many of these are
--   example data. Example forms of families count only in a year without a real one, as in scores/score_per_group.
-- Grain: one row per year
-- Params: $instrument varchar, $variant varchar
-- Columns: year integer, versions varchar, form_count bigint, scored_count bigint, example_count bigint
with
stored as (
    select subject_id, year, version, is_example, index_value, bool_and(is_example) over (partition by year) as is_all_example
    from scores
    where instrument = $instrument and variant = $variant and node = 'index'
),
results as (
    select stored.year, stored.version, stored.is_example, stored.index_value
    from stored
    left join members on members.subject_id = stored.subject_id
    where not stored.is_example or stored.is_all_example or coalesce(members.kind, '') <> 'family'
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
