-- What: the form that somebody is filling in for one round.
-- Grain: at most one row
-- Params: $instrument varchar, $year integer, $subject_id varchar
-- Columns: draft_id varchar, version varchar, profile varchar, based_on varchar, begun_at timestamptz, actor varchar
select draft_id, version, profile, based_on, begun_at, actor
from drafts
where instrument = $instrument and year = $year and subject_id = $subject_id
order by draft_id
