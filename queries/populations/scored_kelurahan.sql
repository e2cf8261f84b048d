-- What: the kelurahan whose index could be computed by the standard reading, by instrument and year: those whose
--   people may weigh in its values, and whether a number is there for it; another reading may count others.
-- Grain: one row per instrument, year and kelurahan
-- Params: none
-- Columns: instrument varchar, year integer, area_code varchar, area_name varchar, kecamatan_name varchar,
--   has_people boolean
select instrument, year, area_code, area_name, kecamatan_name, has_people
from assessed_people
where variant = 'standard'
order by year, instrument, area_code
