-- What: example forms: of one instrument, of made-up subjects of some kinds, or all (both null).
-- Grain: one row per form
-- Params: $instrument varchar, $kinds varchar[]
-- Columns: assessment_id varchar
select assessment_id
from example_forms
where
    ($instrument is null and $kinds is null)
    or instrument = $instrument
    or (is_of_example and kind in (select unnest($kinds)))
order by assessment_id
