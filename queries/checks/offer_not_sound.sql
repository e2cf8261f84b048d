-- What: offers that cannot be: of no action, of nobody, of less than nothing, decided in no known way, accepted without
--   the pledge that it became, or declined or taken back with somebody still to call.
-- Grain: one row per bad offer
-- Params: none
-- Columns: offer_id varchar, action_id varchar, state varchar
select offers.offer_id, offers.action_id, decision.state
from offers
left join current_plan_actions as plan on plan.action_id = offers.action_id
left join offer_decisions as decision on decision.offer_id = offers.offer_id
left join current_plan_pledges as pledge on pledge.pledge_id = decision.pledge_id
left join offer_contacts as contact on contact.offer_id = offers.offer_id
where
    plan.action_id is null
    or trim(offers.partner_name) = ''
    or trim(offers.what) = ''
    or offers.partner_kind not in ('office', 'business', 'school', 'university', 'community', 'media')
    or coalesce(offers.amount_idr <= 0, false)
    or coalesce(decision.state not in ('accepted', 'declined', 'taken_back'), false)
    or coalesce(decision.state = 'accepted' and pledge.action_id is distinct from offers.action_id, false)
    or coalesce(decision.state <> 'accepted' and contact.offer_id is not null, false)
    or (decision.state is null and contact.offer_id is null)
order by offers.offer_id
