-- What: decisions and contacts of offers that are not there.
-- Grain: one row per stray row
-- Params: none
-- Columns: offer_id varchar, kind varchar
select offer_id, kind
from (
    select offer_id, 'decision' as kind from offer_decisions
    union all
    select offer_id, 'contact' as kind from offer_contacts
)
where offer_id not in (select offer_id from offers)
order by offer_id, kind
