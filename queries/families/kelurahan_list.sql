-- What: every kelurahan with its kecamatan, for counts before the first form came in.
-- Grain: one row per kelurahan
-- Params: none
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar
select area_code, area_name, kecamatan_name
from kelurahan_tree
order by area_code
