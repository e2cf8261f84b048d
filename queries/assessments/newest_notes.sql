-- What: notes and evidence of the newest real forms of one year.
-- Grain: one row per form and item with a note or evidence
-- Params: $instrument varchar, $year integer
-- Columns: assessment_id varchar, item_id varchar, evidence varchar, note varchar
select notes.assessment_id, notes.item_id, notes.evidence, notes.note
from answer_notes as notes
join newest_forms as forms on forms.assessment_id = notes.assessment_id
where forms.instrument = $instrument and forms.year = $year
order by notes.assessment_id, notes.item_id
