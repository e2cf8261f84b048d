-- What: whether anybody has an account; without any the program is in laptop mode.
-- Grain: one row
-- Params: none
-- Columns: has_users boolean
select count(*) > 0 as has_users
from users
order by has_users
