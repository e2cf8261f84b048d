-- What: what would be left without one subject: forms and forms in progress, of every revision, of its own and of
--   those who answer for it, and the units of a government.
-- Grain: one row
-- Params: $subject_id varchar
-- Columns: form_count bigint, draft_count bigint, unit_count bigint
with
forms as (
    select count(*) as form_count
    from assessments
    where subject_id = $subject_id or starts_with(subject_id, 'respondent:' || $subject_id || ':')
),
in_progress as (
    select count(*) as draft_count
    from drafts
    where subject_id = $subject_id or starts_with(subject_id, 'respondent:' || $subject_id || ':')
),
units as (
    select count(*) as unit_count
    from subjects
    where kind = 'unit' and $subject_id = 'government:' || area_code
)
select forms.form_count, in_progress.draft_count, units.unit_count
from forms
cross join in_progress
cross join units
order by forms.form_count
