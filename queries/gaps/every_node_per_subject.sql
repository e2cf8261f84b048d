-- What: the results of every node (index, aspects, indicators) of everybody with a form.
-- Grain: one row per subject and node
-- Params: $instrument varchar, $kind varchar, $year integer, $variant varchar
-- Columns: subject_id varchar, subject_name varchar, area_code varchar, area_name varchar, kecamatan_code varchar,
--   kecamatan_name varchar, assessment_id varchar, node varchar, level varchar, index_value double, score double,
--   answered_items integer, total_items integer, coverage_pct double, is_example boolean
select
    members.subject_id,
    members.subject_name,
    members.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    scores.assessment_id,
    scores.node,
    scores.level,
    scores.index_value,
    scores.score_micro / 1000000.0::double as score,
    scores.answered_items,
    scores.total_items,
    100.0::double * scores.answered_items / scores.total_items as coverage_pct,
    scores.is_example
from scores
join members on members.subject_id = scores.subject_id
join area_tree as tree on tree.area_code = members.area_code
where
    members.kind = $kind and scores.instrument = $instrument and scores.year = $year and scores.variant = $variant
order by members.area_code, members.subject_name, members.subject_id, scores.node
