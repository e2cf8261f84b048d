-- What: keeps which real forms count in a round, with their index and class, as one edition. Never those of families
--   and of respondents: of them an edition holds means, of areas (rounds/mean_per_area) or of units (published_means).
-- Grain: one row per subject
-- Params: $instrument varchar, $year integer, $edition integer, $published_at timestamptz
-- Columns: none
insert into published_forms
select
    forms.instrument,
    forms.year,
    $edition,
    forms.subject_id,
    members.subject_name,
    members.area_code,
    areas.name,
    forms.assessment_id,
    forms.version,
    forms.state,
    results.index_micro,
    results.class_code,
    $published_at
from current_assessments as forms
join members on members.subject_id = forms.subject_id
join areas on areas.area_code = members.area_code
left join scores as results
    on results.assessment_id = forms.assessment_id and results.variant = 'standard' and results.node = 'index'
where
    forms.instrument = $instrument
    and forms.year = $year
    and not forms.is_example
    and members.kind not in ('family', 'government_unit')
