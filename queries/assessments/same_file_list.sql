-- What: whose forms, and of which years, earlier imports of the very same file stored; taken back ones count no more.
-- Grain: one row per subject and year
-- Params: $sha256 varchar, $instrument varchar
-- Columns: subject_id varchar, subject_name varchar, year integer
select distinct
    forms.subject_id,
    members.subject_name,
    forms.year
from batches
join assessments as forms on forms.batch_id = batches.batch_id
join members on members.subject_id = forms.subject_id
where
    batches.file_sha256 = $sha256 and forms.instrument = $instrument
    and forms.state <> 'rejected' and not forms.is_example
order by forms.year, forms.subject_id
