-- What: how many offers wait to be decided.
-- Grain: one row
-- Params: none
-- Columns: waiting_count bigint
select count(*) as waiting_count
from offers
where offer_id not in (select offer_id from offer_decisions)
order by waiting_count
