-- What: the offer whose code has this hash, as who gave it may know of it.
-- Grain: one row; none for an unknown code
-- Params: $code_sha256 varchar
-- Columns: offer_id varchar, action_id varchar, action_what varchar, what varchar, amount_idr bigint,
--   given_at timestamptz, state varchar, reason varchar, decided_at timestamptz, pledge_state varchar
select
    offers.offer_id,
    offers.action_id,
    plan.what as action_what,
    offers.what,
    offers.amount_idr,
    offers.given_at,
    coalesce(decision.state, 'waiting') as state,
    coalesce(decision.reason, '') as reason,
    decision.decided_at,
    pledge.state as pledge_state
from offers
left join current_plan_actions as plan on plan.action_id = offers.action_id
left join offer_decisions as decision on decision.offer_id = offers.offer_id
left join current_plan_pledges as pledge on pledge.pledge_id = decision.pledge_id
where offers.code_sha256 = $code_sha256
order by offers.offer_id
