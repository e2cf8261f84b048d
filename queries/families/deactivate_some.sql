-- What: marks households as no longer asked; their forms stay.
-- Grain: one row per household
-- Params: $subject_ids varchar[]
-- Columns: none
update subjects
set is_active = false
where subject_id in (select unnest($subject_ids)) and is_active
