-- What: where the subjects of one kind are, made-up ones and those no longer active too, as far as it is known.
-- Grain: one row per subject with a point
-- Params: $kind varchar
-- Columns: subject_id varchar, lon double, lat double
select subject_id, lon, lat
from subjects
where kind = $kind and lon is not null and lat is not null
order by subject_id
