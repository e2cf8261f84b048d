-- What: where the numbers of people come from that weigh in the values of one year: their own year and source.
-- Grain: one row per year of the numbers and source
-- Params: $year integer
-- Columns: population_year integer, source varchar, kelurahan_count bigint
with
newest as (
    select area_code, max(year) as population_year
    from populations
    where year <= $year
    group by area_code
)
select newest.population_year, populations.source, count(*) as kelurahan_count
from newest
join populations on populations.area_code = newest.area_code and populations.year = newest.population_year
group by newest.population_year, populations.source
order by newest.population_year desc, populations.source
