-- What: ends the sessions of an account but one.
-- Grain: one row per session
-- Params: $user_name varchar, $kept_sha256 varchar
-- Columns: none
delete from sessions
where user_name = $user_name and token_sha256 <> $kept_sha256
