-- What: the forms that counted when a round was locked, every edition.
-- Grain: one row per edition and subject
-- Params: $instrument varchar, $year integer
-- Columns: edition integer, subject_id varchar, subject_name varchar, area_code varchar, area_name varchar,
--   assessment_id varchar, version varchar, state varchar, index_value double, class_code varchar,
--   published_at timestamptz
select
    published_forms.edition,
    published_forms.subject_id,
    coalesce(members.subject_name, published_forms.subject_id) as subject_name,
    members.area_code,
    areas.name as area_name,
    published_forms.assessment_id,
    published_forms.version,
    published_forms.state,
    published_forms.index_micro / 1000000.0::double as index_value,
    published_forms.class_code,
    published_forms.published_at
from published_forms
left join members on members.subject_id = published_forms.subject_id
left join areas on areas.area_code = members.area_code
where published_forms.instrument = $instrument and published_forms.year = $year
order by published_forms.edition desc, published_forms.subject_id
