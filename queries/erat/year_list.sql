-- What: the years of which there are forms of respondents, newest first.
-- Grain: one row per year
-- Params: $instrument varchar
-- Columns: year integer, form_count bigint
select counting.year, count(*) as form_count
from current_assessments as counting
join subjects on subjects.subject_id = counting.subject_id
where counting.instrument = $instrument and not counting.is_example and subjects.unit_id is not null
group by counting.year
order by counting.year desc
