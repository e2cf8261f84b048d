-- What: every target of the city.
-- Grain: one row per instrument, year and node
-- Params: none
-- Columns: instrument varchar, year integer, node varchar, target double, source varchar,
--   set_at timestamptz, actor varchar
select instrument, year, node, target_micro / 1000000.0::double as target, source, set_at, actor
from targets
order by instrument, year, node
