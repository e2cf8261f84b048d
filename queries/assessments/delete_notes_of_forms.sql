-- What: removes the notes of some forms.
-- Grain: one row per removed row
-- Params: $ids varchar[]
-- Columns: none
delete from answer_notes
where assessment_id in (select unnest($ids))
