-- What: whether people weigh in kecamatan and city values, in one place.

-- Every kelurahan whose index could be assessed, with its newest number of people of that year or an earlier one
-- (nulls where it has none), and the rule: people weigh in the value of its kecamatan, or of its city, once every
-- assessed kelurahan there has a number.
create view assessed_people as
with
assessed as (
    select distinct instrument, year, variant, area_code
    from node_results
    where node = 'index' and index_micro is not null
),
placed as (
    select
        assessed.instrument,
        assessed.year,
        assessed.variant,
        tree.city_code,
        tree.kecamatan_code,
        tree.kecamatan_name,
        tree.area_code,
        tree.area_name,
        populations.year as population_year,
        populations.population_people,
        populations.source as population_source,
        coalesce(populations.population_people, 0) > 0 as has_people
    from assessed
    join kelurahan_tree as tree on tree.area_code = assessed.area_code
    asof left join populations on populations.area_code = assessed.area_code and populations.year <= assessed.year
)
select
    *,
    bool_and(has_people) over (partition by instrument, year, variant, kecamatan_code) as is_weighing_in_kecamatan,
    bool_and(has_people) over (partition by instrument, year, variant, city_code) as is_weighing_in_city
from placed;
