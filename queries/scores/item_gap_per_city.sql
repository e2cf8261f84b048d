-- What: how many of the kelurahan whose index could be assessed answered each item of one instrument version, and
--   how many of those not with the best answer.
-- Grain: one row per item of the instrument, by its place in the answers (from 1)
-- Params: $instrument varchar, $year integer, $version varchar, $best utinyint[]
-- Columns: item_position bigint, answered_count bigint, unmet_count bigint, form_count bigint
with
scored as (
    select assessment_id
    from scores
    where
        instrument = $instrument and year = $year and version = $version and variant = 'standard'
        and node = 'index' and index_value is not null
),
forms as (
    select assessments.answers
    from assessments
    join scored on scored.assessment_id = assessments.assessment_id
),
positions as (
    select unnest(generate_series(1, len($best))) as item_position
),
given as (
    select
        positions.item_position,
        el(forms.answers, positions.item_position) as answer,
        el($best, positions.item_position) as best
    from forms
    cross join positions
)
select
    item_position,
    count(answer) as answered_count,
    count(*) filter (where answer <> best) as unmet_count,
    count(*) as form_count
from given
group by item_position
order by item_position
