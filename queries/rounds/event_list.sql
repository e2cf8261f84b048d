-- What: what happened to the rounds, newest first.
-- Grain: one row per event
-- Params: $instrument varchar, $year integer
-- Columns: from_state varchar, to_state varchar, reason varchar, happened_at timestamptz, actor varchar
select from_state, to_state, reason, happened_at, actor
from round_events
where instrument = $instrument and year = $year
order by happened_at desc, to_state
