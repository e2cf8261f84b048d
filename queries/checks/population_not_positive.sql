-- What: numbers of people that cannot be: none at all, fewer, or no source.
-- Grain: one row per bad figure
-- Params: none
-- Columns: area_code varchar, year integer, population_people bigint, source varchar
select area_code, year, population_people, source
from populations
where population_people < 1 or trim(source) = ''
order by area_code, year
