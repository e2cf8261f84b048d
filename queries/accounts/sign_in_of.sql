-- What: what an account signs in with.
-- Grain: at most one row
-- Params: $user_name varchar
-- Columns: password_hash varchar, must_change boolean, is_active boolean
select password_hash, must_change, is_active
from users
where user_name = $user_name
order by user_name
