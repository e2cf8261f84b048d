-- What: the years with figures of the minimum service standard.
-- Grain: one row per year
-- Params: none
-- Columns: year integer, figure_count bigint, kelurahan_count bigint, hazards varchar[],
--   sources varchar[]
select
    year,
    count(*) as figure_count,
    count(distinct spm_figures.area_code) filter (where tree.level = 'kelurahan') as kelurahan_count,
    list_sort(list(distinct hazard) filter (where hazard <> '')) as hazards,
    list_sort(list(distinct source)) as sources
from spm_figures
left join area_tree as tree on tree.area_code = spm_figures.area_code
group by year
order by year
