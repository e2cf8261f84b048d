-- What: where the round stands for which a form is being filled in.
-- Grain: at most one row, none where the form has ended or no such round was opened
-- Params: $draft_id varchar, $instrument varchar, $year integer, $subject_id varchar
-- Columns: state varchar
select rounds.state
from drafts
join rounds on rounds.instrument = drafts.instrument and rounds.year = drafts.year
where
    drafts.draft_id = $draft_id
    and drafts.instrument = $instrument
    and drafts.year = $year
    and drafts.subject_id = $subject_id
order by rounds.state
