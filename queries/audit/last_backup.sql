-- What: the newest backup that this store knows of.
-- Grain: one row, none when no backup was ever made
-- Params: none
-- Columns: happened_at timestamptz, actor varchar, detail varchar
select happened_at, actor, detail
from audit
where action = 'backup'
order by happened_at desc, audit_id desc
limit 1
