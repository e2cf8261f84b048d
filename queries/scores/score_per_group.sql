-- What: the value of every node in each kelurahan, each kecamatan, or the city: the mean of everybody in it whom the
--   instrument asks and whose index could be assessed. Kelurahan are weighted by people where people weigh; schools,
--   facilities and kecamatan each count one. An area without anybody to ask is there with nulls. Example forms of
--   families count only in a year without a real one: mixed, what is withheld of the real ones could be subtracted.
--   Made-up subjects are asked in years with example forms alone. When people weigh is the rule of the view
--   `assessed_people`, said again here: to plan the view costs as much as all the rest (a test holds them equal).
--   Of families answers are counted in the forms behind the mean alone: the others are too few to speak of.
-- Grain: one row per year of those asked for with a score, area of the level, and node
-- Params: $instrument varchar, $kind varchar, $years integer[], $variant varchar, $level varchar
-- Columns: year integer, area_code varchar, area_name varchar, kecamatan_name varchar, node varchar, subject_count bigint,
--   form_count bigint, example_count bigint, scored_count bigint, index_value double, score double,
--   coverage_pct double, weighting varchar, is_example boolean
with
results as (
    select year, subject_id, node, index_micro, score_micro, answered_items, total_items, is_example
    from scores
    where
        instrument = $instrument
        and list_contains($years, year)
        and variant = $variant
        and (
            $kind <> 'family'
            or not is_example
            or year not in (select year from scores where instrument = $instrument and not is_example)
        )
),
years as (
    select year, bool_or(is_example) as has_examples
    from results
    group by year
),
people as (
    select years.year, populations.area_code, max_by(population_people, populations.year) as population_people
    from years
    join populations on populations.year <= years.year
    where $kind = 'kelurahan' and $level <> 'kelurahan'
    group by years.year, populations.area_code
),
asked as (
    select
        years.year,
        case $level when 'kelurahan' then tree.kelurahan_code when 'kecamatan' then tree.kecamatan_code else tree.city_code
        end as group_code,
        members.subject_id,
        coalesce(people.population_people, 0) as population_people,
        whole.subject_id is not null as has_form,
        coalesce(whole.is_example, false) as is_example,
        whole.index_micro is not null as is_assessed
    from members
    cross join years
    join area_tree as tree on tree.area_code = members.area_code
    left join results as whole
        on whole.subject_id = members.subject_id and whole.year = years.year and whole.node = 'index'
    left join people on people.area_code = members.area_code and people.year = years.year
    where
        members.kind = $kind
        and (members.is_active or whole.subject_id is not null)
        and (not members.is_example or years.has_examples)
),
counted as (
    select
        year,
        group_code,
        count(*) as subject_count,
        count(*) filter (where has_form) as form_count,
        count(*) filter (where is_example) as example_count,
        coalesce(bool_and(population_people > 0) filter (where is_assessed), false) as by_people
    from asked
    group by year, group_code
),
valued as (
    select
        asked.year,
        asked.group_code,
        results.node,
        if(asked.is_assessed or $kind <> 'family', results.answered_items, null) as answered_items,
        if(asked.is_assessed or $kind <> 'family', results.total_items, null) as total_items,
        if(asked.is_assessed, results.index_micro, null) as index_micro,
        if(asked.is_assessed, results.score_micro, null) as score_micro,
        if(counted.by_people, asked.population_people, 1)::hugeint as weight
    from results
    join asked on asked.subject_id = results.subject_id and asked.year = results.year
    left join counted on counted.group_code = asked.group_code and counted.year = asked.year
),
summed as (
    select
        year,
        group_code,
        node,
        count(index_micro) as scored_count,
        nullif(sum(weight) filter (where index_micro is not null), 0)::double as weights,
        sum(index_micro * weight)::double as index_total,
        sum(score_micro * weight)::double as score_total,
        100.0::double * sum(answered_items) / nullif(sum(total_items), 0) as coverage_pct
    from valued
    group by year, group_code, node
),
nodes as (
    select distinct year, node from results
)
select
    nodes.year,
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    nodes.node,
    coalesce(counted.subject_count, 0) as subject_count,
    coalesce(counted.form_count, 0) as form_count,
    coalesce(counted.example_count, 0) as example_count,
    coalesce(summed.scored_count, 0) as scored_count,
    summed.index_total / summed.weights / 1000000.0::double as index_value,
    summed.score_total / summed.weights / 1000000.0::double as score,
    summed.coverage_pct,
    if(counted.by_people, 'population', 'mean') as weighting,
    coalesce(counted.example_count, 0) > 0 as is_example
from area_tree as tree
cross join nodes
left join counted on counted.group_code = tree.area_code and counted.year = nodes.year
left join summed
    on summed.group_code = tree.area_code and summed.year = nodes.year and summed.node = nodes.node
where tree.level = $level
order by nodes.year, tree.area_code, nodes.node
