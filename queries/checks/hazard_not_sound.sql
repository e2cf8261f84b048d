-- What: statements on a hazard that cannot be: no source, a class that is none, an index outside 0 to 1, said twice.
-- Grain: one row per kelurahan, hazard, who says so, source and year
-- Params: none
-- Columns: area_code varchar, hazard varchar, according_to varchar, source varchar, year integer
select area_code, hazard, according_to, source, year
from hazards
group by area_code, hazard, according_to, source, year
having
    count(*) > 1
    or trim(source) = ''
    or bool_or(coalesce(level not between 1 and 3, false))
    or bool_or(coalesce(index_value not between 0 and 1, false))
order by area_code, hazard, according_to, source, year
