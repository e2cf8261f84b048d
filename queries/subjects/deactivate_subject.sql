-- What: marks one subject as no longer filling in forms; its forms stay.
-- Grain: one row per subject
-- Params: $subject_id varchar
-- Columns: none
update subjects
set is_active = false
where subject_id = $subject_id and is_active
