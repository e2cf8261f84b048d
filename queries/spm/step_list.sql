-- What: how far the four steps of applying the standard are, for every service and year with a word on it.
-- Grain: one row per year, service and step
-- Params: none
-- Columns: year integer, service varchar, step varchar, state varchar, done_on date, note varchar,
--   set_at timestamptz, actor varchar
select year, service, step, state, done_on, note, set_at, actor
from spm_steps
order by year, service, step
