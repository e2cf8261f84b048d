-- What: how far the units of governments are in one year: asked (active, or with a form that counts), with enough
--   respondents with an index, with some but too few, without any form, and how many respondents there are in all.
--   Example data is in none of it.
-- Grain: one row in all
-- Params: $instrument varchar, $year integer, $variant varchar, $minimum integer
-- Columns: asked_count bigint, enough_count bigint, few_count bigint, none_count bigint, form_count bigint
with
forms as (
    select
        subjects.unit_id,
        count(*) as form_count,
        count(results.index_micro) as scored_count
    from current_assessments as counting
    join subjects on subjects.subject_id = counting.subject_id
    left join scores as results
        on results.assessment_id = counting.assessment_id
        and results.variant = $variant
        and results.node = 'index'
    where counting.instrument = $instrument and counting.year = $year and not counting.is_example
    group by subjects.unit_id
),
counted as (
    select coalesce(forms.form_count, 0) as form_count, coalesce(forms.scored_count, 0) as scored_count
    from subjects as units
    left join forms on forms.unit_id = units.subject_id
    where units.kind = 'unit' and not units.is_example and (units.is_active or forms.unit_id is not null)
)
select
    count(*) as asked_count,
    count(*) filter (where scored_count >= $minimum) as enough_count,
    count(*) filter (where form_count > 0 and scored_count < $minimum) as few_count,
    count(*) filter (where form_count = 0) as none_count,
    coalesce(sum(form_count), 0)::bigint as form_count
from counted
order by asked_count
