-- What: keeps that somebody saved to a form that is being filled in, whatever becomes of what was saved.
-- Grain: one row
-- Params: $draft_id varchar, $actor varchar
-- Columns: none
insert into draft_hands (draft_id, actor)
values ($draft_id, $actor)
