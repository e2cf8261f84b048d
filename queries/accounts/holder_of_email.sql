-- What: the account that has an e-mail address, active or not.
-- Grain: at most one row
-- Params: $email varchar
-- Columns: user_name varchar
select user_name
from users
where email = $email
order by user_name
