-- What: take the unit cost of a budget line in a year away.
-- Grain: one row
-- Params: $line varchar, $year integer
-- Columns: none
delete from unit_costs
where line = $line and year = $year
