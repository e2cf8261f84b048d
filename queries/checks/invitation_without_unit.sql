-- What: numbers of respondents invited by units that are not in the register.
-- Grain: one row per unit and year
-- Params: none
-- Columns: unit_id varchar, year integer
select invitations.unit_id, invitations.year
from invitations
left join subjects on subjects.subject_id = invitations.unit_id and subjects.kind = 'unit'
where subjects.subject_id is null
order by invitations.unit_id, invitations.year
