-- What: figures of the minimum service standard that cannot be: no such measure, no source, less than nothing, months
--   or quarters that do not add up to what was realised, or are neither twelve nor four.
-- Grain: one row per bad figure
-- Params: none
-- Columns: year integer, measure varchar, line varchar, area_code varchar, hazard varchar
select year, measure, line, area_code, hazard
from spm_figures
where
    measure not in ('recipients', 'output', 'quality', 'budget')
    or trim(source) = ''
    or target < 0
    or coalesce(realised < 0, false)
    or coalesce(list_min(periods) < 0, false)
    or (periods is not null and len(periods) not in (4, 12))
    or (periods is not null and coalesce(list_sum(periods), 0) is distinct from realised)
order by year, measure, line, area_code, hazard
