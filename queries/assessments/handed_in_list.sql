-- What: the newest real form of each subject in one year, whose it is, and what verifiers have said of it so far.
-- Grain: one row per subject
-- Params: $instrument varchar, $year integer
-- Columns: subject_id varchar, subject_name varchar, area_code varchar, area_name varchar, kecamatan_code varchar,
--   kecamatan_name varchar, assessment_id varchar, version varchar, revision integer, state varchar,
--   answers utinyint[], recorded_at timestamptz, actor varchar, is_repair boolean, review_count bigint
with
repairs as (
    select distinct newest.assessment_id
    from newest_forms as newest
    join assessments as earlier
        on earlier.subject_id = newest.subject_id
        and earlier.instrument = newest.instrument
        and earlier.year = newest.year
        and earlier.assessment_id != newest.assessment_id
        and earlier.state = 'returned'
        and not earlier.is_example
),
reviews as (
    select assessment_id, count(*) as review_count
    from item_reviews
    group by assessment_id
)
select
    forms.subject_id,
    coalesce(members.subject_name, forms.subject_id) as subject_name,
    members.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    forms.assessment_id,
    forms.version,
    forms.revision,
    forms.state,
    forms.answers,
    forms.recorded_at,
    forms.actor,
    coalesce(repairs.assessment_id is not null, false) as is_repair,
    coalesce(reviews.review_count, 0) as review_count
from newest_forms as forms
left join members on members.subject_id = forms.subject_id
left join area_tree as tree on tree.area_code = members.area_code
left join repairs on repairs.assessment_id = forms.assessment_id
left join reviews on reviews.assessment_id = forms.assessment_id
where forms.instrument = $instrument and forms.year = $year
order by forms.subject_id
