-- What: says in the audit what was changed about a stored boundary set.
-- Grain: one row per change
-- Params: $actor varchar, $set_id varchar, $detail varchar
-- Columns: none
insert into audit (audit_id, happened_at, actor, action, target, detail)
select coalesce(max(audit_id), 0) + 1, now(), $actor, 'update_boundaries', $set_id, $detail
from audit
