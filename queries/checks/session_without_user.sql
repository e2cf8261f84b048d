-- What: sessions of an account that is not there or is disabled.
-- Grain: one row per bad session
-- Params: none
-- Columns: user_name varchar, begun_at timestamptz
select sessions.user_name, sessions.begun_at
from sessions
anti join users on users.user_name = sessions.user_name and users.is_active
order by sessions.user_name, sessions.begun_at
