-- What: keeps how many respondents a unit invited in a year, over what was kept of that year before.
-- Grain: one row per unit and year
-- Params: $unit_id varchar, $year integer, $people integer, $source varchar, $batch_id varchar
-- Columns: none
insert into invitations (unit_id, year, invited_people, source, batch_id)
values ($unit_id, $year, $people, $source, $batch_id)
on conflict do update
set invited_people = excluded.invited_people, source = excluded.source, batch_id = excluded.batch_id
