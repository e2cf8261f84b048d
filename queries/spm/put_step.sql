-- What: says how far a step of applying the standard is, in place of what was said before.
-- Grain: one row per year, service and step
-- Params: $year integer, $service varchar, $step varchar, $state varchar, $done_on date, $note varchar, $actor varchar
-- Columns: none
insert or replace into spm_steps (year, service, step, state, done_on, note, set_at, actor)
values ($year, $service, $step, $state, $done_on, $note, now(), $actor)
