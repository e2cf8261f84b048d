-- What: ends a session.
-- Grain: at most one row
-- Params: $token_sha256 varchar
-- Columns: none
delete from sessions
where token_sha256 = $token_sha256
