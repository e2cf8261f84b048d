-- What: the kelurahan whose index could be computed by the standard reading, by instrument and year: those whose
--   people may weigh in its values; another reading may count others.
-- Grain: one row per instrument, year and kelurahan
-- Params: none
-- Columns: instrument varchar, year integer, area_code varchar, area_name varchar, kecamatan_name varchar
select distinct
    node_results.instrument,
    node_results.year,
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name
from node_results
join kelurahan_tree as tree on tree.area_code = node_results.area_code
where node_results.node = 'index' and node_results.variant = 'standard' and node_results.index_micro is not null
order by node_results.year, node_results.instrument, tree.area_code
