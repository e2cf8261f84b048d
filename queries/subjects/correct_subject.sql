-- What: corrects what is known of one subject by hand; its code, its source and whether it is asked stay.
-- Grain: one row per subject
-- Params: $subject_id varchar, $name varchar, $area_code varchar, $subtype varchar, $ownership varchar, $lon double,
--   $lat double
-- Columns: none
update subjects
set
    name = $name,
    area_code = $area_code,
    subtype = $subtype,
    ownership = $ownership,
    lon = $lon,
    lat = $lat
where subject_id = $subject_id
