-- What: the money of the action plan of a budget year per area and budget line, cancelled actions left out. An action
--   without a known budget counts nothing in the sum and is counted beside it; an area is as the plan names it
--   (kelurahan, kecamatan or city).
-- Grain: one row per area and line with an action
-- Params: $year integer
-- Columns: area_code varchar, line varchar, action_count bigint, unknown_count bigint, budget_idr bigint
select
    area_code,
    line,
    count(*) as action_count,
    count(*) filter (where budget_idr is null) as unknown_count,
    coalesce(sum(budget_idr), 0)::bigint as budget_idr
from current_plan_actions
where year = $year and state <> 'cancelled'
group by area_code, line
order by area_code, line
