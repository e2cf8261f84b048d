-- What: whose result of the newest edition of a round is another one now, is gone, or was not there yet.
-- Grain: one row per subject
-- Params: $instrument varchar, $year integer
-- Columns: subject_id varchar, subject_name varchar, area_name varchar, value_published double, value_now double,
--   class_published varchar, class_now varchar
with
newest as (
    select max(edition) as edition
    from rounds
    where instrument = $instrument and year = $year
),
published as (
    select subject_id, index_micro, class_code
    from published_forms
    where instrument = $instrument and year = $year and edition = (select edition from newest)
),
present as (
    select forms.subject_id, results.index_micro, results.class_code
    from current_assessments as forms
    left join scores as results
        on results.assessment_id = forms.assessment_id and results.variant = 'standard' and results.node = 'index'
    where forms.instrument = $instrument and forms.year = $year and not forms.is_example
),
compared as (
    select
        coalesce(published.subject_id, present.subject_id) as subject_id,
        published.subject_id is null or present.subject_id is null as is_one_sided,
        published.index_micro as index_published,
        present.index_micro as index_now,
        published.class_code as class_published,
        present.class_code as class_now
    from published
    full join present on present.subject_id = published.subject_id
)
select
    compared.subject_id,
    coalesce(members.subject_name, compared.subject_id) as subject_name,
    areas.name as area_name,
    compared.index_published / 1000000.0::double as value_published,
    compared.index_now / 1000000.0::double as value_now,
    compared.class_published,
    compared.class_now
from compared
left join members on members.subject_id = compared.subject_id
left join areas on areas.area_code = members.area_code
where
    compared.is_one_sided
    or compared.index_published is distinct from compared.index_now
    or compared.class_published is distinct from compared.class_now
order by subject_name, compared.subject_id
