-- What: removes the sessions that are over.
-- Grain: one row per session
-- Params: $now timestamptz, $idle_since timestamptz
-- Columns: none
delete from sessions
where ends_at <= $now or seen_at <= $idle_since
