-- What: removes the history of some forms.
-- Grain: one row per removed row
-- Params: $ids varchar[]
-- Columns: none
delete from assessment_events
where assessment_id in (select unnest($ids))
