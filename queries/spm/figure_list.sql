-- What: every figure of the minimum service standard as it was reported, with the names of its area.
-- Grain: one row per figure
-- Params: none
-- Columns: year integer, measure varchar, line varchar, area_code varchar, area_name varchar, level varchar,
--   hazard varchar, target bigint, realised bigint, periods bigint[], source varchar
select
    figures.year,
    figures.measure,
    figures.line,
    figures.area_code,
    tree.area_name,
    tree.level,
    figures.hazard,
    figures.target,
    figures.realised,
    figures.periods,
    figures.source
from spm_figures as figures
left join area_tree as tree on tree.area_code = figures.area_code
order by figures.year, figures.measure, figures.line, figures.area_code, figures.hazard
