-- What: set the target of one node in one year, in place of the one it had.
-- Grain: one row
-- Params: $instrument varchar, $node varchar, $year integer, $target_micro bigint, $source varchar, $actor varchar
-- Columns: none
insert or replace into targets
select $instrument, $node, $year, $target_micro, $source, now(), $actor
