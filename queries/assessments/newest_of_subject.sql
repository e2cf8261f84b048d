-- What: the newest real form of one subject in one year; a rejected one only where there is no other.
-- Grain: at most one row
-- Params: $instrument varchar, $year integer, $subject_id varchar
-- Columns: subject_id varchar, assessment_id varchar, version varchar, revision integer, state varchar,
--   answers utinyint[], filled_on date, recorded_at timestamptz, actor varchar
select subject_id, assessment_id, version, revision, state, answers, filled_on, recorded_at, actor
from newest_forms
where instrument = $instrument and year = $year and subject_id = $subject_id
order by subject_id
