-- What: what the grade of an area's value is made of, over the forms behind it (those that could be assessed): answers
--   given of questions asked, days from the form to the end of the year (none after it), how many forms are verified,
--   and of the answers to questions that ask for evidence how many have a file or a note. `asking` are the ids of these
--   questions in each of the `versions`, `places` where they stand in the answers. Of families it says more than may be
--   shown: what is withheld is taken away by who reads it.
-- Grain: one row per area of the level
-- Params: $instrument varchar, $kind varchar, $year integer, $variant varchar, $level varchar, $versions varchar[],
--   $asking varchar[][], $places integer[][]
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, registered_count bigint, scored_count bigint,
--   answered_count bigint, total_count bigint, age_days bigint, verified_count bigint, asked_count bigint,
--   evidenced_count bigint
with
results as (
    select subject_id, assessment_id, index_micro, answered_items, total_items, is_example
    from scores
    where
        instrument = $instrument
        and year = $year
        and variant = $variant
        and node = 'index'
        and (
            $kind <> 'family'
            or not is_example
            or not exists (
                select 1 from scores where instrument = $instrument and year = $year and not is_example
            )
        )
),
evidence as (
    select assessment_id, list(distinct item_id) as items
    from (
        select assessment_id, item_id
        from answer_notes
        where trim(coalesce(evidence, '')) <> '' or trim(coalesce(note, '')) <> ''
        union all
        select assessment_id, item_id
        from assessment_evidence
    )
    group by assessment_id
),
forms as (
    select
        results.subject_id,
        results.answered_items,
        results.total_items,
        assessments.state = 'verified' as is_verified,
        greatest(
            0,
            date_diff(
                'day',
                coalesce(assessments.filled_on, timezone('Asia/Makassar', assessments.recorded_at)::date),
                make_date($year, 12, 31)
            )
        ) as age_days,
        list_filter(
            coalesce($asking[list_position($versions, assessments.version)], []),
            lambda item, spot: coalesce(
                assessments.answers[$places[list_position($versions, assessments.version)][spot]], 255
            ) <> 255
        ) as asked,
        coalesce(evidence.items, []) as evidenced
    from results
    join assessments on assessments.assessment_id = results.assessment_id
    left join evidence on evidence.assessment_id = results.assessment_id
    where results.index_micro is not null
),
asked as (
    select
        case $level when 'kelurahan' then tree.kelurahan_code when 'kecamatan' then tree.kecamatan_code else tree.city_code
        end as group_code,
        members.subject_id
    from members
    join area_tree as tree on tree.area_code = members.area_code
    left join results on results.subject_id = members.subject_id
    where
        members.kind = $kind
        and (members.is_active or results.subject_id is not null)
        and (not members.is_example or exists (select 1 from results where is_example))
)
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    count(asked.subject_id) as registered_count,
    count(forms.subject_id) as scored_count,
    coalesce(sum(forms.answered_items), 0)::bigint as answered_count,
    coalesce(sum(forms.total_items), 0)::bigint as total_count,
    coalesce(sum(forms.age_days), 0)::bigint as age_days,
    count(forms.subject_id) filter (where forms.is_verified) as verified_count,
    coalesce(sum(len(forms.asked)), 0)::bigint as asked_count,
    coalesce(sum(len(list_intersect(forms.asked, forms.evidenced))), 0)::bigint as evidenced_count
from area_tree as tree
left join asked on asked.group_code = tree.area_code
left join forms on forms.subject_id = asked.subject_id
where tree.level = $level
group by tree.area_code, tree.area_name, tree.kecamatan_name
order by tree.area_code
