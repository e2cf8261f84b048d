-- What: polygons of an area that does not exist.
-- Grain: one row per bad polygon
-- Params: none
-- Columns: set_id varchar, area_code varchar
select boundaries.set_id, boundaries.area_code
from boundaries
anti join areas on areas.area_code = boundaries.area_code
order by boundaries.set_id, boundaries.area_code
