-- What: one node's result in every kelurahan of the city; kelurahan without a form have nulls.
-- Grain: one row per kelurahan
-- Params: $instrument varchar, $year integer, $variant varchar, $node varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_code varchar, kecamatan_name varchar,
--   assessment_id varchar, version varchar, index_value double, score double, class_code varchar,
--   answered_items integer, total_items integer, coverage_pct double, is_example boolean, is_assessed boolean
with
results as (
    select *
    from node_results
    where instrument = $instrument and year = $year and variant = $variant and node in ($node, 'index')
)
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    asked.assessment_id,
    asked.version,
    asked.index_value,
    asked.score,
    asked.class_code,
    asked.answered_items,
    asked.total_items,
    asked.coverage_pct,
    asked.is_example,
    coalesce(whole.index_value is not null, false) as is_assessed
from kelurahan_tree as tree
left join results as asked on asked.area_code = tree.area_code and asked.node = $node
left join results as whole on whole.area_code = tree.area_code and whole.node = 'index'
order by tree.area_code
