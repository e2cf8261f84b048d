-- What: of everybody whom an instrument asks in each area of a level: how many are registered, handed in a form that
--   counts, and could be assessed. Who is asked is as in scores/score_per_group, but areas are there in a year without
--   any form too. Never of families: what may be said of them is for the withholding to decide.
-- Grain: one row per area of the level
-- Params: $instrument varchar, $kind varchar, $year integer, $variant varchar, $level varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, registered_count bigint, filled_count bigint,
--   scored_count bigint, example_count bigint
with
results as (
    select subject_id, index_micro, is_example
    from scores
    where instrument = $instrument and year = $year and variant = $variant and node = 'index'
),
asked as (
    select
        case $level when 'kelurahan' then tree.kelurahan_code when 'kecamatan' then tree.kecamatan_code else tree.city_code
        end as group_code,
        results.subject_id is not null as has_form,
        results.index_micro is not null as is_assessed,
        coalesce(results.is_example, false) as is_example
    from members
    join area_tree as tree on tree.area_code = members.area_code
    left join results on results.subject_id = members.subject_id
    where
        members.kind = $kind
        and $kind <> 'family'
        and (members.is_active or results.subject_id is not null)
        and (not members.is_example or exists (select 1 from results where is_example))
)
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    count(asked.group_code) as registered_count,
    count(asked.group_code) filter (where asked.has_form) as filled_count,
    count(asked.group_code) filter (where asked.is_assessed) as scored_count,
    count(asked.group_code) filter (where asked.is_example) as example_count
from area_tree as tree
left join asked on asked.group_code = tree.area_code
where tree.level = $level
group by tree.area_code, tree.area_name, tree.kecamatan_name
order by tree.area_code
