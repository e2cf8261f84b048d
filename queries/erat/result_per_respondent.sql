-- What: the results of every respondent of one year, node by node; `respondent` is a number that holds for this answer
--   alone. For means alone: no row of it is ever shown.
-- Grain: one row per respondent and node
-- Params: $instrument varchar, $year integer, $variant varchar
-- Columns: unit_id varchar, respondent bigint, node varchar, index_micro bigint
select
    subjects.unit_id,
    dense_rank() over (order by scores.subject_id) as respondent,
    scores.node,
    scores.index_micro
from scores
join subjects on subjects.subject_id = scores.subject_id
where
    scores.instrument = $instrument
    and scores.year = $year
    and scores.variant = $variant
    and scores.level in ('index', 'aspect')
    and (not scores.is_example or subjects.is_example)
    and subjects.unit_id is not null
order by subjects.unit_id, respondent, scores.node
