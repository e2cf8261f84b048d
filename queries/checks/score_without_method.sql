-- What: years whose scores do not say by which method they were made.
-- Grain: one row per instrument, version and year
-- Params: none
-- Columns: instrument varchar, version varchar, year integer, form_count bigint
select scores.instrument, scores.version, scores.year, count(distinct scores.assessment_id) as form_count
from scores
anti join score_methods as methods
    on methods.instrument = scores.instrument
    and methods.version = scores.version
    and methods.year = scores.year
group by scores.instrument, scores.version, scores.year
order by scores.instrument, scores.version, scores.year
