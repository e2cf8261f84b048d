-- What: grants a role to an account, unless it has the very same.
-- Grain: at most one row
-- Params: $user_name varchar, $role varchar, $instrument varchar, $area_code varchar, $subject_id varchar,
--   $granted_at timestamptz, $actor varchar
-- Columns: none
insert into grants
select $user_name, $role, $instrument, $area_code, $subject_id, $granted_at, $actor
where
    not exists (
        select 1
        from grants
        where
            user_name = $user_name
            and role = $role
            and instrument is not distinct from $instrument
            and area_code is not distinct from $area_code
            and subject_id is not distinct from $subject_id
    )
