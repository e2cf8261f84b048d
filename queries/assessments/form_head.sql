-- What: which form this is and where it stands.
-- Grain: at most one row
-- Params: $assessment_id varchar
-- Columns: assessment_id varchar, subject_id varchar, instrument varchar, version varchar, year integer,
--   revision integer, state varchar, actor varchar, is_example boolean
select assessment_id, subject_id, instrument, version, year, revision, state, actor, is_example
from assessments
where assessment_id = $assessment_id
order by assessment_id
