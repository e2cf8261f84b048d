-- What: every revision of every pledge on one action, the newest first.
-- Grain: one row per revision of a pledge
-- Params: $action_id varchar
-- Columns: pledge_id varchar, revision integer, action_id varchar, partner_kind varchar, partner_name varchar,
--   what varchar, amount_idr bigint, state varchar, recorded_at timestamptz, actor varchar
select
    pledge_id, revision, action_id, partner_kind, partner_name, what, amount_idr, state, recorded_at, actor
from plan_pledges
where action_id = $action_id
order by recorded_at desc, pledge_id, revision desc
