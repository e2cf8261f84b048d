-- What: the newest real form of some households in one year: its answers as hexadecimal digits (ff: blank) and its head as
--   one text, where it is of this version and was not rejected; and the last revision of this version, example data too.
--   `first` and `last` of the ids are said too: a range reaches below the view's window, a list does not.
-- Grain: one row per household that has a form
-- Params: $instrument varchar, $version varchar, $year integer, $subject_ids varchar[], $first varchar, $last varchar
-- Columns: subject_id varchar, last_revision integer, answers_hex varchar, filled_on date, header varchar,
--   is_verified boolean
with
asked as (
    select unnest($subject_ids) as subject_id
),
revisions as (
    select
        forms.subject_id,
        coalesce(max(forms.revision) filter (where forms.version = $version), 0)::integer as last_revision
    from assessments as forms
    semi join asked on asked.subject_id = forms.subject_id
    where forms.instrument = $instrument and forms.year = $year and forms.subject_id between $first and $last
    group by forms.subject_id
),
newest as (
    select forms.subject_id, forms.assessment_id, forms.answers, forms.filled_on, forms.state
    from newest_forms as forms
    semi join asked on asked.subject_id = forms.subject_id
    where
        forms.instrument = $instrument and forms.year = $year and forms.subject_id between $first and $last
        and forms.version = $version and forms.state <> 'rejected'
),
headers as (
    select
        headers.assessment_id,
        string_agg(headers.field || chr(31) || headers.content, chr(30) order by headers.field) as header
    from assessment_headers as headers
    semi join newest on newest.assessment_id = headers.assessment_id
    group by headers.assessment_id
)
select
    revisions.subject_id,
    revisions.last_revision,
    array_to_string(
        list_transform(newest.answers, lambda answer: right('0' || to_hex(coalesce(answer, 255)), 2)), ''
    ) as answers_hex,
    newest.filled_on,
    headers.header,
    coalesce(newest.state = 'verified', false) as is_verified
from revisions
left join newest on newest.subject_id = revisions.subject_id
left join headers on headers.assessment_id = newest.assessment_id
order by revisions.subject_id
