-- What: every offer with what was decided on it, whom to call as long as that is kept, and the action that it is for
--   with the money that it lacks now (less than 0: more is pledged than it costs; null: nobody knows).
-- Grain: one row per offer
-- Params: none
-- Columns: offer_id varchar, action_id varchar, action_what varchar, area_code varchar, action_state varchar,
--   partner_kind varchar, partner_name varchar, what varchar, amount_idr bigint, may_be_named boolean,
--   given_at timestamptz, contact_name varchar, reach varchar, state varchar, reason varchar, pledge_id varchar,
--   decided_at timestamptz, actor varchar, lacking_idr bigint
with pledged as (
    select action_id, sum(amount_idr)::bigint as pledged_idr
    from current_plan_pledges
    where state <> 'withdrawn'
    group by action_id
)
select
    offers.offer_id,
    offers.action_id,
    plan.what as action_what,
    plan.area_code,
    plan.state as action_state,
    offers.partner_kind,
    offers.partner_name,
    offers.what,
    offers.amount_idr,
    offers.may_be_named,
    offers.given_at,
    contact.contact_name,
    contact.reach,
    coalesce(decision.state, 'waiting') as state,
    coalesce(decision.reason, '') as reason,
    decision.pledge_id,
    decision.decided_at,
    decision.actor,
    plan.budget_idr - coalesce(pledged.pledged_idr, 0) as lacking_idr
from offers
left join current_plan_actions as plan on plan.action_id = offers.action_id
left join pledged on pledged.action_id = offers.action_id
left join offer_contacts as contact on contact.offer_id = offers.offer_id
left join offer_decisions as decision on decision.offer_id = offers.offer_id
order by offers.given_at, offers.offer_id
