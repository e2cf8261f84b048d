-- What: the forms that counted when a round was locked, every edition, with names as they were then.
-- Grain: one row per edition and subject
-- Params: $instrument varchar, $year integer
-- Columns: edition integer, subject_id varchar, subject_name varchar, area_code varchar, area_name varchar,
--   assessment_id varchar, version varchar, state varchar, index_value double, class_code varchar,
--   published_at timestamptz
select
    edition,
    subject_id,
    subject_name,
    area_code,
    area_name,
    assessment_id,
    version,
    state,
    index_micro / 1000000.0::double as index_value,
    class_code,
    published_at
from published_forms
where instrument = $instrument and year = $year
order by edition desc, subject_id
