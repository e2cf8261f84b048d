-- What: removes one subject.
-- Grain: one row per subject
-- Params: $subject_id varchar
-- Columns: none
delete from subjects
where subject_id = $subject_id
