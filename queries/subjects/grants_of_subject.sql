-- What: what is granted for one subject alone, or for a government that is no area of the map, as the audit says it.
-- Grain: one row per grant
-- Params: $subject_id varchar
-- Columns: user_name varchar, told varchar
select
    user_name,
    concat_ws(' ', role, coalesce(instrument, '*'), coalesce(area_code, '*'), coalesce(subject_id, '*')) as told
from grants
where
    subject_id = $subject_id
    or ('government:' || area_code = $subject_id and area_code not in (select area_code from areas))
order by user_name, told
