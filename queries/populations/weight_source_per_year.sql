-- What: where the numbers of people come from that weigh in the kecamatan or city values of one instrument, reading and
--   year: their own year and source. Those of the kecamatan in which people weigh; a weighted city has only such.
-- Grain: one row per year of the numbers and source
-- Params: $instrument varchar, $year integer, $variant varchar
-- Columns: population_year integer, source varchar, kelurahan_count bigint
select population_year, population_source as source, count(*) as kelurahan_count
from assessed_people
where instrument = $instrument and year = $year and variant = $variant and is_weighing_in_kecamatan
group by population_year, population_source
order by population_year desc, population_source
