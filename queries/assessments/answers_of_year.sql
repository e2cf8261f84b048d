-- What: the answers that count in one year, of every instrument, whose they are and in which areas.
-- Grain: one row per subject and instrument
-- Params: $year integer
-- Columns: assessment_id varchar, subject_id varchar, subject_name varchar, area_name varchar, kelurahan_code varchar,
--   kecamatan_code varchar, instrument varchar, version varchar, state varchar, is_example boolean,
--   answers utinyint[]
with
forms as (
    select assessment_id, subject_id, instrument, version, state, is_example, answers
    from current_assessments
    where year = $year
)
select
    forms.assessment_id,
    forms.subject_id,
    coalesce(members.subject_name, forms.subject_id) as subject_name,
    tree.area_name,
    tree.kelurahan_code,
    tree.kecamatan_code,
    forms.instrument,
    forms.version,
    forms.state,
    forms.is_example,
    forms.answers
from forms
left join members on members.subject_id = forms.subject_id
left join area_tree as tree on tree.area_code = members.area_code
order by forms.instrument, forms.subject_id
