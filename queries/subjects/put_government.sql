-- What: registers a government that came with the program; one that is there stays as it is.
-- Grain: one row per government
-- Params: $subject_id varchar, $kind varchar, $code varchar, $name varchar, $subtype varchar, $batch_id varchar,
--   $source varchar
-- Columns: none
insert into subjects (subject_id, kind, code, name, area_code, subtype, is_active, batch_id, source)
values ($subject_id, $kind, $code, $name, $code, $subtype, true, $batch_id, $source)
on conflict do nothing
