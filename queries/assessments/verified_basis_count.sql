-- What: the verified forms of one year where only they count: how many there are, for how many of them a newer form
--   waits that is not verified, and in how many a verifier's value differs from the declared one. `items` are the ids
--   in the order of the answers of each of the `versions`.
-- Grain: one row
-- Params: $instrument varchar, $year integer, $versions varchar[], $items varchar[][]
-- Columns: form_count bigint, superseded_count bigint, corrected_count bigint
select
    count(*) as form_count,
    count(*) filter (where is_superseded) as superseded_count,
    count(*) filter (
        where as_verified(answers, $items[list_position($versions, version)], said) is distinct from answers
    ) as corrected_count
from verified_assessments
where instrument = $instrument and year = $year
order by form_count
