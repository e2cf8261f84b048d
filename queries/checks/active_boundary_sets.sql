-- What: more than one active boundary set, listed when that is so.
-- Grain: one row per active set beyond the first
-- Params: none
-- Columns: set_id varchar
select set_id
from boundary_sets
where is_active
order by set_id
offset 1
