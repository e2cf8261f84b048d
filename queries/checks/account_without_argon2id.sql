-- What: accounts whose password is not kept as a hash of argon2id.
-- Grain: one row per bad account
-- Params: none
-- Columns: user_name varchar
select user_name
from users
where split_part(password_hash, chr(36), 2) <> 'argon2id'
order by user_name
