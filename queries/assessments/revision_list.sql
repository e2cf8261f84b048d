-- What: every revision that exists for a set of subjects, to number the next one.
-- Grain: one row per subject, year and version
-- Params: $instrument varchar
-- Columns: subject_id varchar, version varchar, year integer, last_revision integer, has_real boolean
select
    subject_id,
    version,
    year,
    max(revision) as last_revision,
    bool_or(not is_example) as has_real
from assessments
where instrument = $instrument
group by subject_id, version, year
order by subject_id, version, year
