-- What: one node's result in every kelurahan of the city; kelurahan without a form have nulls.
-- Grain: one row per kelurahan
-- Params: $instrument varchar, $year integer, $variant varchar, $node varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_code varchar, kecamatan_name varchar,
--   assessment_id varchar, version varchar, index_value double, score double, class_code varchar,
--   answered_items integer, total_items integer, coverage_pct double, is_example boolean
with
results as (
    select *
    from node_results
    where instrument = $instrument and year = $year and variant = $variant and node = $node
)
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    results.assessment_id,
    results.version,
    results.index_value,
    results.score,
    results.class_code,
    results.answered_items,
    results.total_items,
    results.coverage_pct,
    results.is_example
from kelurahan_tree as tree
left join results on results.area_code = tree.area_code
order by tree.area_code
