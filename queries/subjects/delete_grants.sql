-- What: takes away what `subjects/grants_of_subject` lists: nobody has it when that code is registered again.
-- Grain: one row per grant
-- Params: $subject_id varchar
-- Columns: none
delete from grants
where
    subject_id = $subject_id
    or ('government:' || area_code = $subject_id and area_code not in (select area_code from areas))
