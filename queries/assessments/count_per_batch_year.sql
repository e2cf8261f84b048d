-- What: the real forms of one import that are not rejected.
-- Grain: one row per instrument, version and year
-- Params: $batch_id varchar
-- Columns: instrument varchar, version varchar, year integer, form_count bigint
select instrument, version, year, count(*) as form_count
from assessments
where batch_id = $batch_id and not is_example and state <> 'rejected'
group by instrument, version, year
order by instrument, version, year
