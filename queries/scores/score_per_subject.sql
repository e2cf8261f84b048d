-- What: one node's result of everybody whom an instrument asks; who has no form has nulls. Who left the register
--   is still there in the years with a form; made-up ones are there in years with example forms alone.
-- Grain: one row per subject
-- Params: $instrument varchar, $kind varchar, $year integer, $variant varchar, $node varchar
-- Columns: subject_id varchar, subject_name varchar, area_code varchar, area_name varchar, kecamatan_code varchar,
--   kecamatan_name varchar, assessment_id varchar, version varchar, index_value double, score double,
--   class_code varchar, answered_items integer, total_items integer, coverage_pct double, is_example boolean,
--   is_assessed boolean, is_made_up boolean
with
results as (
    select
        subject_id, node, assessment_id, version, index_value, score_micro / 1000000.0::double as score, class_code,
        answered_items, total_items, 100.0::double * answered_items / total_items as coverage_pct, is_example
    from scores
    where instrument = $instrument and year = $year and variant = $variant and node in ($node, 'index')
)
select
    members.subject_id,
    members.subject_name,
    members.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    asked.assessment_id,
    asked.version,
    asked.index_value,
    asked.score,
    asked.class_code,
    asked.answered_items,
    asked.total_items,
    asked.coverage_pct,
    asked.is_example,
    coalesce(whole.index_value is not null, false) as is_assessed,
    members.is_example as is_made_up
from members
join area_tree as tree on tree.area_code = members.area_code
left join results as asked on asked.subject_id = members.subject_id and asked.node = $node
left join results as whole on whole.subject_id = members.subject_id and whole.node = 'index'
where
    members.kind = $kind
    and (members.is_active or whole.assessment_id is not null)
    and (not members.is_example or exists (select 1 from results where is_example))
order by members.area_code, members.subject_name, members.subject_id
