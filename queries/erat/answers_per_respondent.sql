-- What: what every respondent of one year answered, in the order of the items of one version. For sums over many alone:
--   no row of it is ever shown.
-- Grain: one row per respondent
-- Params: $instrument varchar, $version varchar, $year integer
-- Columns: unit_id varchar, answers utinyint[]
select subjects.unit_id, counting.answers
from current_assessments as counting
join subjects on subjects.subject_id = counting.subject_id
where
    counting.instrument = $instrument
    and counting.version = $version
    and counting.year = $year
    and (not counting.is_example or subjects.is_example)
    and subjects.unit_id is not null
order by subjects.unit_id, counting.answers
