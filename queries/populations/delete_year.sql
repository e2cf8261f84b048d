-- What: removes every number of people of one year.
-- Grain: one row per kelurahan
-- Params: $year integer
-- Columns: none
delete from populations
where year = $year
