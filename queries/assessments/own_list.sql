-- What: the forms of one round that somebody handed in, or answered, noted or attached something in on the web.
-- Grain: one row per form
-- Params: $instrument varchar, $year integer, $actor varchar
-- Columns: assessment_id varchar
with
forms as (
    select assessment_id, batch_id, actor
    from assessments
    where instrument = $instrument and year = $year
)
select assessment_id
from forms
where actor = $actor
union
select files.assessment_id
from assessment_evidence as files
semi join forms on forms.assessment_id = files.assessment_id
where files.actor = $actor
union
select headers.assessment_id
from assessment_headers as headers
join forms on forms.assessment_id = headers.assessment_id
join batches on batches.batch_id = forms.batch_id and batches.action = 'web_form'
where headers.field = 'filled_by' and list_contains(string_split(headers.content, chr(10)), $actor)
order by assessment_id
