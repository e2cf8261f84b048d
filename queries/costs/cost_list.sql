-- What: every unit cost.
-- Grain: one row per budget line and year
-- Params: none
-- Columns: line varchar, year integer, unit_cost_idr bigint, quantity bigint, source varchar, set_at timestamptz,
--   actor varchar
select line, year, unit_cost_idr, quantity, source, set_at, actor
from unit_costs
order by year, line
