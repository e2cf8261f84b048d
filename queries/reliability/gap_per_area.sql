-- What: how far what was declared lies from what was verified: of every subject whose verified form is also the one
--   that counts among all forms, the score of a node as declared and with the verifier's values; means per area. Only
--   who could be assessed on both sides counts. Of families there are none: they are not verified one by one.
-- Grain: one row per area of the level
-- Params: $instrument varchar, $kind varchar, $year integer, $declared varchar, $verified varchar, $level varchar,
--   $node varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, pair_count bigint, declared_score double,
--   verified_score double, gap_score double
with
assessed as (
    select assessment_id, variant
    from scores
    where
        instrument = $instrument
        and year = $year
        and variant in ($declared, $verified)
        and node = 'index'
        and index_micro is not null
        and not is_example
),
sides as (
    select scores.assessment_id, scores.subject_id, scores.variant, scores.score_micro
    from scores
    join assessed on assessed.assessment_id = scores.assessment_id and assessed.variant = scores.variant
    where scores.instrument = $instrument and scores.year = $year and scores.node = $node
        and scores.score_micro is not null
),
pairs as (
    select declared.subject_id, declared.score_micro as declared_micro, verified.score_micro as verified_micro
    from sides as declared
    join sides as verified on verified.assessment_id = declared.assessment_id and verified.variant = $verified
    where declared.variant = $declared
),
placed as (
    select
        case $level when 'kelurahan' then tree.kelurahan_code when 'kecamatan' then tree.kecamatan_code else tree.city_code
        end as group_code,
        pairs.declared_micro,
        pairs.verified_micro
    from pairs
    join members on members.subject_id = pairs.subject_id
    join area_tree as tree on tree.area_code = members.area_code
    where members.kind = $kind and $kind <> 'family'
)
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    count(placed.group_code) as pair_count,
    sum(placed.declared_micro::hugeint)::double / count(placed.group_code) / 1000000.0::double as declared_score,
    sum(placed.verified_micro::hugeint)::double / count(placed.group_code) / 1000000.0::double as verified_score,
    sum((placed.declared_micro - placed.verified_micro)::hugeint)::double / count(placed.group_code)
    / 1000000.0::double as gap_score
from area_tree as tree
left join placed on placed.group_code = tree.area_code
where tree.level = $level
group by tree.area_code, tree.area_name, tree.kecamatan_name
order by tree.area_code
