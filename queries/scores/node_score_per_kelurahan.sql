-- What: the results of every node of one level (aspects, or indicators) in every kelurahan with a form.
-- Grain: one row per kelurahan and node
-- Params: $instrument varchar, $year integer, $variant varchar, $level varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_code varchar, kecamatan_name varchar,
--   assessment_id varchar, node varchar, index_value double, score double, answered_items integer,
--   total_items integer, coverage_pct double, is_example boolean
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    results.assessment_id,
    results.node,
    results.index_value,
    results.score,
    results.answered_items,
    results.total_items,
    results.coverage_pct,
    results.is_example
from node_results as results
join kelurahan_tree as tree on tree.area_code = results.area_code
where
    results.instrument = $instrument and results.year = $year and results.variant = $variant
    and results.level = $level
order by tree.area_code, results.node
