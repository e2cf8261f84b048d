-- What: removes some forms; what belongs to them goes before.
-- Grain: one row per removed row
-- Params: $ids varchar[]
-- Columns: none
delete from assessments
where assessment_id in (select unnest($ids))
