-- What: registers who is assessed; a known one stays as it is.
-- Grain: one row per subject
-- Params: $subject_id varchar, $kind varchar, $name varchar, $area_code varchar
-- Columns: none
insert into subjects (subject_id, kind, name, area_code)
values ($subject_id, $kind, $name, $area_code)
on conflict do nothing
