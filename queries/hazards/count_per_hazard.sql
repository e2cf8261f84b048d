-- What: of how many kelurahan each hazard is said, with and without a class, how many statements say so, from when.
-- Grain: one row per hazard
-- Params: none
-- Columns: hazard varchar, kelurahan_count bigint, classed_count bigint, statement_count bigint, source_count bigint,
--   first_year integer, last_year integer
select
    hazard,
    count(distinct area_code) as kelurahan_count,
    count(distinct area_code) filter (level is not null) as classed_count,
    count(*) as statement_count,
    count(distinct source) as source_count,
    min(year) as first_year,
    max(year) as last_year
from hazards
group by hazard
order by kelurahan_count desc, hazard
