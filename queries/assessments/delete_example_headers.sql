-- What: removes the headers of example forms.
-- Grain: one row per removed row
-- Params: none
-- Columns: none
delete from assessment_headers
where assessment_id in (select assessment_id from assessments where is_example)
