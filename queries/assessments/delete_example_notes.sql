-- What: removes the notes of example forms.
-- Grain: one row per removed row
-- Params: none
-- Columns: none
delete from answer_notes
where assessment_id in (select assessment_id from assessments where is_example)
