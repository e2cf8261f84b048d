-- What: keeps what a verifier says of one answer; a later word of the same form replaces it.
-- Grain: one row per item
-- Params: $assessment_id varchar, $item_id varchar, $value utinyint, $comment varchar, $reviewed_at timestamptz,
--   $actor varchar
-- Columns: none
insert into item_reviews (assessment_id, item_id, value, comment, reviewed_at, actor)
values ($assessment_id, $item_id, $value, $comment, $reviewed_at, $actor)
on conflict do update set
    value = excluded.value, comment = excluded.comment, reviewed_at = excluded.reviewed_at, actor = excluded.actor
