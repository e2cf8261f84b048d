-- What: what threatens each kelurahan: of each hazard the newest statement with a class, else the newest one.
--   `level`: 1 low, 2 medium, 3 high, null: named without a class. Of statements of one year the higher class counts.
-- Grain: one row per kelurahan and hazard
-- Params: none
-- Columns: area_code varchar, hazard varchar, level integer, according_to varchar, source varchar, year integer
with
placed as (
    select
        area_code,
        hazard,
        level,
        according_to,
        source,
        year,
        row_number() over (
            partition by area_code, hazard
            order by level is null, year desc nulls last, level desc, source, according_to
        ) as place
    from hazards
)
select area_code, hazard, level, according_to, source, year
from placed
where place = 1
order by area_code, hazard
