-- What: puts households that are known already on a list, with RT and RW.
-- Grain: one row per household
-- Params: $subject_ids varchar[], $rts smallint[], $rws smallint[], $batch_id varchar, $source varchar
-- Columns: none
update subjects
set rt = listed.rt, rw = listed.rw, is_active = true, batch_id = $batch_id, source = $source
from (
    select unnest($subject_ids) as subject_id, unnest($rts) as rt, unnest($rws) as rw
) as listed
where subjects.subject_id = listed.subject_id
