-- What: what others can still join: actions that are open, neither done nor cancelled, with the money that is lacking
--   after what partners pledged. An action without a known budget is there too: how much it lacks is unknown.
--   No account, no owner's and no partner's name is in it.
-- Grain: one row per open action that lacks money, or of which the budget is not known
-- Params: none
-- Columns: action_id varchar, year integer, what varchar, area_code varchar, area_name varchar, level varchar,
--   kecamatan_code varchar, kecamatan_name varchar, line varchar, closes varchar[], owner_kind varchar,
--   indicator varchar, target double, unit varchar, budget_idr bigint, money varchar, pledged_idr bigint,
--   pledge_count bigint, in_kind_count bigint, lacking_idr bigint, due_on date, progress_pct integer, state varchar
with
pledged as (
    select
        action_id,
        coalesce(sum(amount_idr), 0)::bigint as pledged_idr,
        count(*) as pledge_count,
        count(*) filter (where amount_idr is null) as in_kind_count
    from current_plan_pledges
    where state <> 'withdrawn'
    group by action_id
),
needs as (
    select
        plan.*,
        coalesce(pledged.pledged_idr, 0) as pledged_idr,
        coalesce(pledged.pledge_count, 0) as pledge_count,
        coalesce(pledged.in_kind_count, 0) as in_kind_count
    from current_plan_actions as plan
    left join pledged on pledged.action_id = plan.action_id
    where plan.is_open and plan.state in ('planned', 'running')
)
select
    needs.action_id,
    needs.year,
    needs.what,
    needs.area_code,
    tree.area_name,
    tree.level,
    tree.kecamatan_code,
    tree.kecamatan_name,
    needs.line,
    needs.closes,
    needs.owner_kind,
    needs.indicator,
    needs.target_micro / 1000000.0::double as target,
    needs.unit,
    needs.budget_idr,
    needs.money,
    needs.pledged_idr,
    needs.pledge_count,
    needs.in_kind_count,
    needs.budget_idr - needs.pledged_idr as lacking_idr,
    needs.due_on,
    needs.progress_pct,
    needs.state
from needs
left join area_tree as tree on tree.area_code = needs.area_code
where needs.budget_idr is null or needs.budget_idr > needs.pledged_idr
order by needs.year, needs.area_code, needs.what, needs.action_id
