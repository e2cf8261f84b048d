-- What: takes back what was said of a step.
-- Grain: one row per year, service and step
-- Params: $year integer, $service varchar, $step varchar
-- Columns: none
delete from spm_steps
where year = $year and service = $service and step = $step
