-- What: who began a form that is being filled in, who saved to it (of one begun before that was kept: whose answers,
--   notes and files it has), and, where it was taken over from a form of its version, who handed that one in or worked
--   on it.
-- Grain: one row per account
-- Params: $draft_id varchar
-- Columns: actor varchar
with
this as (
    select draft_id, based_on, version, actor
    from drafts
    where draft_id = $draft_id
),
before as (
    select forms.assessment_id, forms.actor
    from assessments as forms
    join this on this.based_on = forms.assessment_id and this.version = forms.version
)
select actor from this
union
select hands.actor
from draft_hands as hands
join this on this.draft_id = hands.draft_id
union
select answers.actor
from draft_answers as answers
join this on this.draft_id = answers.draft_id
where answers.value is not null or answers.note is not null
union
select files.actor
from draft_evidence as files
join this on this.draft_id = files.draft_id
union
select actor from before
union
select unnest(string_split(headers.content, chr(10))) as actor
from assessment_headers as headers
join before on before.assessment_id = headers.assessment_id
where headers.field = 'filled_by'
order by actor
