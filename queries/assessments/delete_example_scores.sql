-- What: removes the scores of example forms.
-- Grain: one row per removed row
-- Params: none
-- Columns: none
delete from scores
where assessment_id in (select assessment_id from assessments where is_example)
