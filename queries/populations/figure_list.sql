-- What: every stored number of people, with where it comes from.
-- Grain: one row per area and year
-- Params: none
-- Columns: area_code varchar, year integer, population_people bigint, source varchar
select area_code, year, population_people, source
from populations
order by area_code, year
