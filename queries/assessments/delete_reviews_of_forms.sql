-- What: removes what verifiers said of some forms.
-- Grain: one row per removed row
-- Params: $ids varchar[]
-- Columns: none
delete from item_reviews
where assessment_id in (select unnest($ids))
