-- What: the verified forms of one year where only they count: how many there are, for how many of them a newer form
--   waits that is not verified, and in how many a verifier's value stands in place of a declared one.
-- Grain: one row
-- Params: $instrument varchar, $year integer
-- Columns: form_count bigint, superseded_count bigint, corrected_count bigint
select
    count(*) as form_count,
    count(*) filter (where is_superseded) as superseded_count,
    count(*) filter (where said is not null) as corrected_count
from verified_assessments
where instrument = $instrument and year = $year
order by form_count
