-- What: the e-mail address by which a sign-in service knows an account; null without one.
-- Grain: at most one row
-- Params: $user_name varchar
-- Columns: email varchar
select email
from users
where user_name = $user_name
order by email
