-- What: when a form that is being filled in was last saved to, and how many files it has: whether a page shows it as it is.
-- Grain: at most one row, none where the form has ended or its round takes no answers
-- Params: $draft_id varchar
-- Columns: saved_at timestamptz, file_count bigint
with
saved as (
    select max(saved_at) as saved_at
    from draft_answers
    where draft_id = $draft_id
),
files as (
    select count(*) as file_count
    from draft_evidence
    where draft_id = $draft_id
)
select saved.saved_at, files.file_count
from drafts
join rounds on rounds.instrument = drafts.instrument and rounds.year = drafts.year
cross join saved
cross join files
where drafts.draft_id = $draft_id and rounds.state = 'open'
order by saved.saved_at
