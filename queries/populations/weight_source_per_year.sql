-- What: where the numbers of people come from that weigh in the kecamatan or city values of one instrument, reading and
--   year: their own year and source. A kelurahan weighs when its index could be assessed and every other such one of
--   its kecamatan has a number too; a weighted city has only such kecamatan.
-- Grain: one row per year of the numbers and source
-- Params: $instrument varchar, $year integer, $variant varchar
-- Columns: population_year integer, source varchar, kelurahan_count bigint
with
newest as (
    select area_code, max(year) as population_year
    from populations
    where year <= $year
    group by area_code
),
assessed as (
    select distinct tree.kecamatan_code, tree.area_code
    from node_results as results
    join kelurahan_tree as tree on tree.area_code = results.area_code
    where
        results.instrument = $instrument and results.year = $year and results.variant = $variant
        and results.node = 'index' and results.index_micro is not null
),
ruled as (
    select
        assessed.area_code,
        newest.population_year,
        bool_and(newest.population_year is not null) over (partition by assessed.kecamatan_code) as by_people
    from assessed
    left join newest on newest.area_code = assessed.area_code
)
select ruled.population_year, populations.source, count(*) as kelurahan_count
from ruled
join populations on populations.area_code = ruled.area_code and populations.year = ruled.population_year
where ruled.by_people
group by ruled.population_year, populations.source
order by ruled.population_year desc, populations.source
