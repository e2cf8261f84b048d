-- What: of the families of each kelurahan that could be assessed, exact sums for intervals around their mean: how many,
--   the sum of a node's scores in millionths and the sum of their squares, written out
--   because frames have no integers of 128 bits. It says more than may be shown: withheld
--   kelurahan leave the reader's hands only inside sums that are published.
-- Grain: one row per kelurahan
-- Params: $instrument varchar, $kind varchar, $year integer, $variant varchar, $node varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, scored_count bigint, score_sum varchar,
--   square_sum varchar
with
results as (
    select subject_id, node, score_micro, index_micro, is_example
    from scores
    where
        instrument = $instrument
        and year = $year
        and variant = $variant
        and node in ($node, 'index')
        and (
            not is_example
            or not exists (
                select 1 from scores where instrument = $instrument and year = $year and not is_example
            )
        )
),
counted as (
    select results.subject_id, results.score_micro::hugeint as score_micro
    from results
    join results as whole on whole.subject_id = results.subject_id and whole.node = 'index'
    where results.node = $node and results.score_micro is not null and whole.index_micro is not null
),
placed as (
    select members.area_code, counted.score_micro
    from counted
    join members on members.subject_id = counted.subject_id
    where members.kind = $kind
)
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    count(placed.area_code) as scored_count,
    coalesce(sum(placed.score_micro), 0)::varchar as score_sum,
    coalesce(sum(placed.score_micro * placed.score_micro), 0)::varchar as square_sum
from kelurahan_tree as tree
left join placed on placed.area_code = tree.area_code
group by tree.area_code, tree.area_name, tree.kecamatan_name
order by tree.area_code
