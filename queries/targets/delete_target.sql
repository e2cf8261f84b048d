-- What: take the target of one node in one year away.
-- Grain: one row
-- Params: $instrument varchar, $node varchar, $year integer
-- Columns: none
delete from targets
where instrument = $instrument and node = $node and year = $year
