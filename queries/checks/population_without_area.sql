-- What: numbers of people of an area that the store does not know as a kelurahan.
-- Grain: one row per bad figure
-- Params: none
-- Columns: area_code varchar, year integer, population_people bigint
select populations.area_code, populations.year, populations.population_people
from populations
left join areas on areas.area_code = populations.area_code and areas.level = 'kelurahan'
where areas.area_code is null
order by populations.area_code, populations.year
