-- What: pledges that cannot be: of no action, of nobody, of less than nothing, or with a revision left out.
-- Grain: one row per bad pledge
-- Params: none
-- Columns: pledge_id varchar, action_id varchar, partner_name varchar
select pledge.pledge_id, pledge.action_id, pledge.partner_name
from current_plan_pledges as pledge
left join current_plan_actions as plan on plan.action_id = pledge.action_id
where
    plan.action_id is null
    or trim(pledge.partner_name) = ''
    or trim(pledge.what) = ''
    or pledge.partner_kind not in ('office', 'business', 'school', 'university', 'community', 'media')
    or pledge.state not in ('pledged', 'confirmed', 'delivered', 'withdrawn')
    or coalesce(pledge.amount_idr <= 0, false)
    or pledge.revision <> (
        select count(*) from plan_pledges as every where every.pledge_id = pledge.pledge_id
    )
order by pledge.pledge_id
