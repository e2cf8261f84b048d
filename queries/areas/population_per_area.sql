-- What: the newest population of each area up to one year, as weights of kecamatan and city values use it.
-- Grain: one row per area with a population
-- Params: $year integer
-- Columns: area_code varchar, population_people bigint
select area_code, arg_max(population_people, year) as population_people
from populations
where year <= $year
group by area_code
order by area_code
