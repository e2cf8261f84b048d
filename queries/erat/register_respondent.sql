-- What: registers a respondent of a unit by a number; one that is known stays as it is.
-- Grain: one row per respondent
-- Params: $subject_id varchar, $kind varchar, $code varchar, $area_code varchar, $unit_id varchar, $batch_id varchar
-- Columns: none
insert into subjects (subject_id, kind, name, code, area_code, is_active, batch_id, unit_id)
values ($subject_id, $kind, $code, $code, $area_code, true, $batch_id, $unit_id)
on conflict do nothing
