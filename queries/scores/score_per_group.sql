-- What: the value of every node in each kecamatan, or in the city: the mean of the kelurahan whose index could be
--   assessed, weighted by people where the view `assessed_people` says so.
-- Grain: one row per kecamatan or city, and node
-- Params: $instrument varchar, $year integer, $variant varchar, $level varchar
-- Columns: area_code varchar, area_name varchar, node varchar, kelurahan_count bigint, form_count bigint,
--   example_count bigint, scored_count bigint, index_value double, score double, coverage_pct double,
--   weighting varchar, is_example boolean
with
results as (
    select area_code, node, index_micro, score_micro, answered_items, total_items, is_example
    from node_results
    where instrument = $instrument and year = $year and variant = $variant
),
assessed as (
    select
        area_code,
        population_people as people,
        case $level when 'kecamatan' then is_weighing_in_kecamatan else is_weighing_in_city end as is_weighing
    from assessed_people
    where instrument = $instrument and year = $year and variant = $variant
),
members as (
    select
        case $level when 'kecamatan' then tree.kecamatan_code else tree.city_code end as group_code,
        tree.area_code,
        whole.area_code is not null as has_form,
        coalesce(whole.is_example, false) as is_example,
        assessed.area_code is not null as is_assessed,
        assessed.people,
        assessed.is_weighing
    from kelurahan_tree as tree
    left join results as whole on whole.area_code = tree.area_code and whole.node = 'index'
    left join assessed on assessed.area_code = tree.area_code
),
ruled as (
    select
        group_code,
        count(*) as kelurahan_count,
        count(*) filter (where has_form) as form_count,
        count(*) filter (where is_example) as example_count,
        coalesce(bool_and(is_weighing), false) as by_people
    from members
    group by group_code
),
valued as (
    select
        members.group_code,
        results.node,
        results.answered_items,
        results.total_items,
        if(members.is_assessed, results.index_micro, null) as index_micro,
        if(members.is_assessed, results.score_micro, null) as score_micro,
        if(ruled.by_people, members.people, 1)::hugeint as weight
    from results
    join members on members.area_code = results.area_code
    join ruled on ruled.group_code = members.group_code
),
summed as (
    select
        group_code,
        node,
        count(index_micro) as scored_count,
        nullif(sum(weight) filter (where index_micro is not null), 0)::double as weights,
        sum(index_micro * weight)::double as index_total,
        sum(score_micro * weight)::double as score_total,
        100.0::double * sum(answered_items) / sum(total_items) as coverage_pct
    from valued
    group by group_code, node
),
nodes as (
    select distinct node from results
)
select
    areas.area_code,
    areas.name as area_name,
    nodes.node,
    ruled.kelurahan_count,
    ruled.form_count,
    ruled.example_count,
    coalesce(summed.scored_count, 0) as scored_count,
    summed.index_total / summed.weights / 1000000.0::double as index_value,
    summed.score_total / summed.weights / 1000000.0::double as score,
    summed.coverage_pct,
    if(ruled.by_people, 'population', 'mean') as weighting,
    ruled.example_count > 0 as is_example
from ruled
cross join nodes
join areas on areas.area_code = ruled.group_code
left join summed on summed.group_code = ruled.group_code and summed.node = nodes.node
order by areas.area_code, nodes.node
