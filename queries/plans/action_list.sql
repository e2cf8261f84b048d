-- What: every action of the plan as it stands now, with the names of its area.
-- Grain: one row per action
-- Params: none
-- Columns: action_id varchar, revision integer, year integer, what varchar, area_code varchar, area_name varchar,
--   level varchar, kecamatan_code varchar, kecamatan_name varchar, line varchar, closes varchar[], owner_kind varchar,
--   owner_name varchar, indicator varchar, target double, unit varchar, budget_idr bigint, money varchar, due_on date,
--   progress_pct integer, state varchar, reason varchar, evidence varchar, evidence_on date, is_open boolean,
--   recorded_at timestamptz, actor varchar, file_count bigint, filed_at timestamptz
select
    plan.action_id,
    plan.revision,
    plan.year,
    plan.what,
    plan.area_code,
    tree.area_name,
    tree.level,
    tree.kecamatan_code,
    tree.kecamatan_name,
    plan.line,
    plan.closes,
    plan.owner_kind,
    plan.owner_name,
    plan.indicator,
    plan.target_micro / 1000000.0::double as target,
    plan.unit,
    plan.budget_idr,
    plan.money,
    plan.due_on,
    plan.progress_pct,
    plan.state,
    plan.reason,
    plan.evidence,
    plan.evidence_on,
    plan.is_open,
    plan.recorded_at,
    plan.actor,
    coalesce(files.file_count, 0) as file_count,
    files.filed_at
from current_plan_actions as plan
left join area_tree as tree on tree.area_code = plan.area_code
left join plan_evidence_counts as files on files.action_id = plan.action_id
order by plan.year, plan.area_code, plan.line, plan.what, plan.action_id
