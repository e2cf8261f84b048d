-- What: the numbers that respondents of a unit have, registered or with a form in progress, whatever the year.
-- Grain: one row per number
-- Params: $unit_id varchar
-- Columns: number varchar
select code as number
from subjects
where unit_id = $unit_id
union
select substr(subject_id, length('respondent:' || $unit_id || ':') + 1) as number
from drafts
where starts_with(subject_id, 'respondent:' || $unit_id || ':')
order by number
