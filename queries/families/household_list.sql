-- What: every form of a household that counts in a year, with its answers and its index. For the administrator's export
--   alone: nothing else shows a household.
-- Grain: one row per household
-- Params: $instrument varchar, $year integer
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, household_code varchar, rt smallint,
--   rw smallint, year integer, version varchar, state varchar, is_example boolean, filled_on date,
--   answers utinyint[], index_value double
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    subjects.code as household_code,
    subjects.rt,
    subjects.rw,
    forms.year,
    forms.version,
    forms.state,
    forms.is_example,
    forms.filled_on,
    forms.answers,
    results.index_value
from current_assessments as forms
join subjects on subjects.subject_id = forms.subject_id
join kelurahan_tree as tree on tree.area_code = subjects.area_code
left join scores as results
    on results.assessment_id = forms.assessment_id and results.variant = 'standard' and results.node = 'index'
where forms.instrument = $instrument and forms.year = $year
order by tree.area_code, subjects.code
