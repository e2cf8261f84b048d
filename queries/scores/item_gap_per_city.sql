-- What: how the forms of one instrument version whose index could be assessed answered each item: with an answer that
--   carries points, and with one that is not met. Neither: left blank, not applicable, not asked by the form's profile.
--   `items` are the ids in the order of the answers where the verifier's values stand in place of the declared ones
--   (a variant of verified forms); null: the answers are as declared. `subjects`: whose forms; null: everybody's.
-- Grain: one row per item of the instrument, by its place in the answers (from 1)
-- Params: $instrument varchar, $year integer, $version varchar, $variant varchar, $items varchar[],
--   $subjects varchar[], $graded utinyint[][], $unmet utinyint[][]
-- Columns: item_position bigint, answered_count bigint, unmet_count bigint, form_count bigint
with
scored as (
    select assessment_id
    from scores
    where
        instrument = $instrument and year = $year and version = $version and variant = $variant
        and node = 'index' and index_value is not null
        and ($subjects is null or list_contains($subjects, subject_id))
),
forms as (
    select
        if($items is null, assessments.answers, as_verified(assessments.answers, $items, verifier_answers.said))
        as answers
    from assessments
    join scored on scored.assessment_id = assessments.assessment_id
    left join verifier_answers on verifier_answers.assessment_id = assessments.assessment_id
),
positions as (
    select unnest(generate_series(1, len($graded))) as item_position
),
given as (
    select
        positions.item_position,
        el(forms.answers, positions.item_position) as answer,
        el($graded, positions.item_position) as graded,
        el($unmet, positions.item_position) as unmet
    from forms
    cross join positions
)
select
    item_position,
    count(*) filter (where list_contains(graded, answer)) as answered_count,
    count(*) filter (where list_contains(unmet, answer)) as unmet_count,
    count(*) as form_count
from given
group by item_position
order by item_position
