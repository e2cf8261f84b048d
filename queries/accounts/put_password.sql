-- What: another password of an account, as its hash.
-- Grain: one row
-- Params: $user_name varchar, $password_hash varchar, $must_change boolean
-- Columns: none
update users
set password_hash = $password_hash, must_change = $must_change
where user_name = $user_name
