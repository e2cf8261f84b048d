-- What: every pledge of a partner as it stands now.
-- Grain: one row per pledge
-- Params: none
-- Columns: pledge_id varchar, revision integer, action_id varchar, partner_kind varchar, partner_name varchar,
--   what varchar, amount_idr bigint, state varchar, recorded_at timestamptz, actor varchar
select
    pledge_id, revision, action_id, partner_kind, partner_name, what, amount_idr, state, recorded_at, actor
from current_plan_pledges
order by action_id, partner_name, pledge_id
