-- What: the rounds and where they stand, newest year first.
-- Grain: one row per instrument and year
-- Params: none
-- Columns: instrument varchar, year integer, state varchar, closes_on date, edition integer
select instrument, year, state, closes_on, edition
from rounds
order by year desc, instrument
