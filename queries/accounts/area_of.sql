-- What: an area, or a government of the register, by its code, to know whether it is there.
-- Grain: at most one row
-- Params: $area_code varchar
-- Columns: area_code varchar, name varchar, level varchar
with
known as (
    select area_code, name, level, 1 as place
    from areas
    where area_code = $area_code
    union all
    select code as area_code, name, kind as level, 2 as place
    from subjects
    where kind = 'government' and code = $area_code and not is_example
)
select area_code, name, level
from known
order by place
limit 1
