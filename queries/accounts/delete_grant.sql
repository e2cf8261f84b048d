-- What: takes a role of an account away.
-- Grain: at most one row
-- Params: $user_name varchar, $role varchar, $instrument varchar, $area_code varchar, $subject_id varchar
-- Columns: none
delete from grants
where
    user_name = $user_name
    and role = $role
    and instrument is not distinct from $instrument
    and area_code is not distinct from $area_code
    and subject_id is not distinct from $subject_id
