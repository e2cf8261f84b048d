-- What: every known area with the area it belongs to.
-- Grain: one row per area
-- Params: none
-- Columns: area_code varchar, name varchar, level varchar, parent_code varchar
select area_code, name, level, parent_code
from areas
order by area_code
