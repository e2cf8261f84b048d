-- What: of the real forms that count in a round the mean of every node in each kelurahan, each kecamatan and the city,
--   in every reading, over those whose index could be assessed. For instruments whose single results are private; what
--   of it may be shown is decided elsewhere (analysis/withheld).
-- Grain: one row per area with a form, reading and node
-- Params: $instrument varchar, $year integer
-- Columns: area_code varchar, area_name varchar, level varchar, version varchar, variant varchar, node varchar,
--   form_count bigint, example_count bigint, scored_count bigint, index_micro bigint
with
forms as (
    select assessment_id, version
    from current_assessments
    where instrument = $instrument and year = $year and not is_example
),
results as (
    select
        forms.version,
        scores.variant,
        scores.node,
        [tree.kelurahan_code, tree.kecamatan_code, tree.city_code] as areas,
        if(
            max(scores.index_micro) filter (where scores.node = 'index')
                over (partition by scores.assessment_id, scores.variant) is not null,
            scores.index_micro,
            null
        ) as index_micro
    from forms
    join scores on scores.assessment_id = forms.assessment_id
    join area_tree as tree on tree.area_code = scores.area_code
),
placed as (
    select unnest(areas) as area_code, version, variant, node, index_micro from results
)
select
    placed.area_code,
    areas.name as area_name,
    areas.level,
    max(placed.version) as version,
    placed.variant,
    placed.node,
    count(*) as form_count,
    0::bigint as example_count,
    count(placed.index_micro) as scored_count,
    round(sum(placed.index_micro)::double / count(placed.index_micro))::bigint as index_micro
from placed
join areas on areas.area_code = placed.area_code
group by placed.area_code, areas.name, areas.level, placed.variant, placed.node
order by placed.area_code, placed.variant, placed.node
