-- What: ends every session of everybody: those in a copy may have been ended since.
-- Grain: one row per session
-- Params: none
-- Columns: none
delete from sessions
