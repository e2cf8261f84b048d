-- What: set what a unit of a budget line costs in a year, in place of what it did.
-- Grain: one row
-- Params: $line varchar, $year integer, $unit_cost_idr bigint, $quantity bigint, $source varchar, $actor varchar
-- Columns: none
insert or replace into unit_costs
select $line, $year, $unit_cost_idr, $quantity, $source, now(), $actor
