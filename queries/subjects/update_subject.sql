-- What: replaces what is known of one subject; its id, kind and code stay.
-- Grain: one row per subject
-- Params: $subject_id varchar, $name varchar, $area_code varchar, $subtype varchar, $ownership varchar, $lon double,
--   $lat double, $is_active boolean, $batch_id varchar, $source varchar
-- Columns: none
update subjects
set
    name = $name,
    area_code = $area_code,
    subtype = $subtype,
    ownership = $ownership,
    lon = $lon,
    lat = $lat,
    is_active = $is_active,
    batch_id = $batch_id,
    source = $source
where subject_id = $subject_id
