-- What: how many real forms one import stored, by what became of them. It names nobody.
-- Grain: one row per instrument, year and state
-- Params: $batch_id varchar
-- Columns: instrument varchar, year integer, state varchar, form_count bigint
select instrument, year, state, count(*) as form_count
from assessments
where batch_id = $batch_id and not is_example
group by instrument, year, state
order by instrument, year, state
