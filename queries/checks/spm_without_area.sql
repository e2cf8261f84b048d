-- What: figures of the minimum service standard of an area that the store knows neither as a kelurahan nor as a city.
-- Grain: one row per bad figure
-- Params: none
-- Columns: year integer, measure varchar, line varchar, area_code varchar, hazard varchar
select figures.year, figures.measure, figures.line, figures.area_code, figures.hazard
from spm_figures as figures
left join areas on areas.area_code = figures.area_code and areas.level in ('kelurahan', 'city')
where areas.area_code is null
order by figures.year, figures.measure, figures.line, figures.area_code, figures.hazard
