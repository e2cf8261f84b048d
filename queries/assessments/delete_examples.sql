-- What: removes every example form.
-- Grain: one row per removed form
-- Params: none
-- Columns: none
delete from assessments
where is_example
