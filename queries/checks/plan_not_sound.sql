-- What: actions of the plan that cannot be: no words, less than nothing, done and unfinished, cancelled without a
--   reason, evidence without a day, of an area that is not known, or with a revision left out.
-- Grain: one row per bad action
-- Params: none
-- Columns: action_id varchar, year integer, what varchar, area_code varchar
select plan.action_id, plan.year, plan.what, plan.area_code
from current_plan_actions as plan
left join areas on areas.area_code = plan.area_code
where
    areas.area_code is null
    or trim(plan.what) = ''
    or trim(plan.owner_name) = ''
    or plan.owner_kind not in ('office', 'business', 'school', 'university', 'community', 'media')
    or plan.state not in ('planned', 'running', 'done', 'cancelled')
    or plan.progress_pct not between 0 and 100
    or coalesce(plan.target_micro <= 0, false)
    or coalesce(plan.budget_idr < 0, false)
    or (plan.state = 'done') <> (plan.progress_pct = 100 and plan.state <> 'cancelled')
    or (plan.state = 'planned' and plan.progress_pct > 0)
    or (plan.state = 'cancelled') <> (trim(plan.reason) <> '')
    or (trim(plan.evidence) <> '') <> (plan.evidence_on is not null)
    or plan.revision <> (select count(*) from plan_actions as every where every.action_id = plan.action_id)
order by plan.action_id
