-- What: a node's kecamatan value: mean of its scored kelurahan, weighted by people once all of them have a population.
-- Grain: one row per kecamatan
-- Params: $instrument varchar, $year integer, $variant varchar, $node varchar
-- Columns: area_code varchar, area_name varchar, kelurahan_count bigint, scored_count bigint,
--   index_value double, score double, coverage_pct double, weighting varchar, is_example boolean
select
    area_code, area_name, kelurahan_count, scored_count, index_value, score, coverage_pct, weighting, is_example
from rolled_up($instrument, $year, $variant, $node, 'kecamatan')
order by area_code
