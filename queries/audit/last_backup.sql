-- What: the newest moment at which this store and a copy of it were the same, as far as the store knows: a backup
--   made of it, or the copy that it was restored from, with the date of that file and of the last change in it.
-- Grain: one row, none when no backup was ever made or restored
-- Params: none
-- Columns: happened_at timestamptz, action varchar, file_name varchar, path varchar, file_at timestamptz,
--   data_at timestamptz
with
copies as (
    select happened_at, audit_id, action, target, detail, action = 'restore' as is_restore
    from audit
    where action in ('backup', 'restore')
)
select
    happened_at,
    action,
    target as file_name,
    if(is_restore, regexp_extract(detail, 'path=(.*)$', 1), detail) as path,
    if(is_restore, try_cast(regexp_extract(detail, 'file_at=([^;]*)', 1) as timestamptz), null) as file_at,
    if(is_restore, try_cast(regexp_extract(detail, 'data_at=([^;]*)', 1) as timestamptz), null) as data_at
from copies
order by happened_at desc, audit_id desc
limit 1
