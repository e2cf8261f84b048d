-- What: the results of every node (index, aspects, indicators) in every kelurahan with a form.
-- Grain: one row per kelurahan and node
-- Params: $instrument varchar, $year integer, $variant varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_code varchar, kecamatan_name varchar,
--   assessment_id varchar, node varchar, level varchar, index_value double, score double,
--   answered_items integer, total_items integer, coverage_pct double, is_example boolean
select
    area_code, area_name, kecamatan_code, kecamatan_name, assessment_id, node, level, index_value, score,
    answered_items, total_items, coverage_pct, is_example
from kelurahan_results
where instrument = $instrument and year = $year and variant = $variant
order by area_code, node
