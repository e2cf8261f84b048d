-- What: says that a session was used.
-- Grain: at most one row
-- Params: $token_sha256 varchar, $now timestamptz
-- Columns: none
update sessions
set seen_at = $now
where token_sha256 = $token_sha256
