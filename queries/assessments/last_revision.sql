-- What: the last revision of one subject's form in one year under one version, example data too; 0 for none.
-- Grain: one row
-- Params: $instrument varchar, $version varchar, $year integer, $subject_id varchar
-- Columns: last_revision integer
select coalesce(max(revision), 0)::integer as last_revision
from assessments
where instrument = $instrument and version = $version and year = $year and subject_id = $subject_id
order by last_revision
