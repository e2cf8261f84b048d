-- What: one node's result in every kelurahan and year with a form, for change over time.
-- Grain: one row per kelurahan and year
-- Params: $instrument varchar, $variant varchar, $node varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_code varchar, kecamatan_name varchar, year integer,
--   version varchar, index_value double, score double, class_code varchar, coverage_pct double,
--   is_example boolean
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    results.year,
    results.version,
    results.index_value,
    results.score,
    results.class_code,
    results.coverage_pct,
    results.is_example
from node_results as results
join kelurahan_tree as tree on tree.area_code = results.area_code
where results.instrument = $instrument and results.variant = $variant and results.node = $node
order by tree.area_code, results.year
