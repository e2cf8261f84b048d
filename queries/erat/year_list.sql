-- What: the years of which there are forms of respondents, newest first, and how many of these are example data.
-- Grain: one row per year
-- Params: $instrument varchar
-- Columns: year integer, form_count bigint, example_count bigint
select counting.year, count(*) as form_count, count(*) filter (where counting.is_example) as example_count
from current_assessments as counting
join subjects on subjects.subject_id = counting.subject_id
where
    counting.instrument = $instrument
    and subjects.unit_id is not null
    and (not counting.is_example or subjects.is_example)
group by counting.year
order by counting.year desc
