-- What: the number of the newest schema migration that this store went through.
-- Grain: one row
-- Params: none
-- Columns: version integer
select max(version) as version
from schema_migrations
order by version
