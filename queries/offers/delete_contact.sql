-- What: deletes whom to call about an offer.
-- Grain: one row, or none where it is gone
-- Params: $offer_id varchar
-- Columns: none
delete from offer_contacts
where offer_id = $offer_id
