-- What: the audit trail from one time on and before another, newest first; a null limits nothing.
-- Grain: one row per recorded act
-- Params: $since timestamptz, $until timestamptz, $who varchar, $action varchar, $most bigint
-- Columns: audit_id bigint, happened_at timestamptz, actor varchar, action varchar, target varchar, detail varchar
select audit_id, happened_at, actor, action, target, detail
from audit
where
    ($since is null or happened_at >= $since)
    and ($until is null or happened_at < $until)
    and ($who is null or actor = $who)
    and ($action is null or action = $action)
order by happened_at desc, audit_id desc
limit $most
