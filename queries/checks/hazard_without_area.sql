-- What: statements on a hazard of an area that the store does not know as a kelurahan.
-- Grain: one row per bad statement
-- Params: none
-- Columns: area_code varchar, hazard varchar, source varchar
select hazards.area_code, hazards.hazard, hazards.source
from hazards
left join areas on areas.area_code = hazards.area_code and areas.level = 'kelurahan'
where areas.area_code is null
order by hazards.area_code, hazards.hazard, hazards.source
