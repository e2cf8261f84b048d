-- What: the number of people of each kelurahan in one year; kelurahan without a figure have nulls.
-- Grain: one row per kelurahan
-- Params: $year integer
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, population_people bigint, source varchar
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    populations.population_people,
    populations.source
from kelurahan_tree as tree
left join populations on populations.area_code = tree.area_code and populations.year = $year
order by tree.area_code
