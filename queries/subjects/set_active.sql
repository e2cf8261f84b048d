-- What: has one subject fill in forms no longer, or again; its forms stay.
-- Grain: one row per subject
-- Params: $subject_id varchar, $is_active boolean
-- Columns: none
update subjects
set is_active = $is_active
where subject_id = $subject_id
