-- What: unit costs that cannot be: nothing or less, no source, a quantity of nothing.
-- Grain: one row per budget line and year
-- Params: none
-- Columns: line varchar, year integer
select line, year
from unit_costs
where unit_cost_idr <= 0 or trim(source) = '' or coalesce(quantity <= 0, false)
order by line, year
