-- What: the newest real form of each subject in one year; a rejected one only where there is no other.
-- Grain: one row per subject
-- Params: $instrument varchar, $year integer
-- Columns: subject_id varchar, assessment_id varchar, version varchar, revision integer, state varchar,
--   answers utinyint[], filled_on date, recorded_at timestamptz, actor varchar
select subject_id, assessment_id, version, revision, state, answers, filled_on, recorded_at, actor
from newest_forms
where instrument = $instrument and year = $year
order by subject_id
