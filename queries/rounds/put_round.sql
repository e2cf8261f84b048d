-- What: writes a round as it is from now on.
-- Grain: one row per instrument and year
-- Params: $instrument varchar, $year integer, $state varchar, $closes_on date, $edition integer
-- Columns: none
insert into rounds (instrument, year, state, closes_on, edition)
values ($instrument, $year, $state, $closes_on, $edition)
on conflict do update set state = excluded.state, closes_on = excluded.closes_on, edition = excluded.edition
