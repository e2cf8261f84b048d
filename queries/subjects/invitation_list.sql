-- What: how many respondents each unit says it invited in one year (null: it does not say), and how many of them handed
--   in a form that counts.
-- Grain: one row per unit
-- Params: $year integer
-- Columns: unit_id varchar, invited_people integer, answered_count bigint
with
answered as (
    select subjects.unit_id, count(*) as answered_count
    from current_assessments as counting
    join subjects on subjects.subject_id = counting.subject_id
    where counting.year = $year and not counting.is_example and subjects.unit_id is not null
    group by subjects.unit_id
)
select
    units.subject_id as unit_id,
    invitations.invited_people,
    coalesce(answered.answered_count, 0) as answered_count
from subjects as units
left join invitations on invitations.unit_id = units.subject_id and invitations.year = $year
left join answered on answered.unit_id = units.subject_id
where units.kind = 'unit'
order by units.subject_id
