-- What: takes out of an offer who gave it, and, where they name somebody, its words.
-- Grain: one row
-- Params: $offer_id varchar, $partner_name varchar, $what varchar
-- Columns: none
update offers
set partner_name = $partner_name, what = $what
where offer_id = $offer_id
