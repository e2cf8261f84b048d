-- What: whether it is kept that somebody saved to a form that is being filled in. Asked at every save, which costs half
--   of what writing it again would.
-- Grain: at most one row
-- Params: $draft_id varchar, $actor varchar
-- Columns: actor varchar
select actor
from draft_hands
where draft_id = $draft_id and actor = $actor
order by actor
