-- What: the units of governments with the government each belongs to, how many forms each has of one year, and how
--   many respondents it invited in it (null: it does not say).
--   Example forms count for made-up units alone, which are there only while no real one is.
-- Grain: one row per unit
-- Params: $instrument varchar, $year integer
-- Columns: unit_id varchar, unit_name varchar, government_code varchar, is_active boolean,
--   is_example boolean, form_count bigint, invited_people integer
with
forms as (
    select subjects.unit_id, count(*) as form_count
    from current_assessments as counting
    join subjects on subjects.subject_id = counting.subject_id
    where
        counting.instrument = $instrument
        and counting.year = $year
        and (not counting.is_example or subjects.is_example)
    group by subjects.unit_id
)
select
    units.subject_id as unit_id,
    units.name as unit_name,
    units.area_code as government_code,
    units.is_active,
    units.is_example,
    coalesce(forms.form_count, 0) as form_count,
    invitations.invited_people
from subjects as units
left join forms on forms.unit_id = units.subject_id
left join invitations on invitations.unit_id = units.subject_id and invitations.year = $year
where units.kind = 'unit'
order by units.area_code, units.name, units.subject_id
