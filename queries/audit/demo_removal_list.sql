-- What: when example data was taken out, and by whom.
-- Grain: one row per removal
-- Params: none
-- Columns: happened_at timestamptz, actor varchar
select happened_at, actor
from audit
where action = 'demo_remove'
order by happened_at
