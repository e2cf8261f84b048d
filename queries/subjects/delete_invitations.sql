-- What: takes out how many respondents a unit invited, with the unit that was stored by mistake.
-- Grain: one row per unit and year
-- Params: $subject_id varchar
-- Columns: none
delete from invitations
where unit_id = $subject_id
