-- What: removes the scores of some forms.
-- Grain: one row per removed row
-- Params: $ids varchar[]
-- Columns: none
delete from scores
where assessment_id in (select unnest($ids))
