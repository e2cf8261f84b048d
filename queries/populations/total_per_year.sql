-- What: how many kelurahan have a number of people in each year, their sum, and the sources, newest year first.
-- Grain: one row per year
-- Params: none
-- Columns: year integer, kelurahan_count bigint, total_count bigint, population_people bigint, sources varchar
with
kelurahan as (
    select area_code, count(*) over () as total_count
    from areas
    where level = 'kelurahan'
)
select
    populations.year,
    count(*) as kelurahan_count,
    any_value(kelurahan.total_count) as total_count,
    sum(populations.population_people)::bigint as population_people,
    string_agg(distinct populations.source, '; ' order by populations.source) as sources
from populations
join kelurahan on kelurahan.area_code = populations.area_code
group by populations.year
order by populations.year desc
