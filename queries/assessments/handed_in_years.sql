-- What: the years with real forms of an instrument, and how many of these nobody has decided about.
-- Grain: one row per year
-- Params: $instrument varchar
-- Columns: year integer, form_count bigint, waiting_count bigint
select year, count(*) as form_count, count(*) filter (where state = 'submitted') as waiting_count
from newest_forms
where instrument = $instrument
group by year
order by year
