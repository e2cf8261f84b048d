-- What: removes the heads of some forms.
-- Grain: one row per removed row
-- Params: $ids varchar[]
-- Columns: none
delete from assessment_headers
where assessment_id in (select unnest($ids))
