-- What: forms that are being filled in, the one last worked on first.
-- Grain: one row per draft
-- Params: none
-- Columns: draft_id varchar, subject_id varchar, subject_name varchar, instrument varchar, version varchar,
--   year integer, profile varchar, based_on varchar, begun_at timestamptz, actor varchar,
--   answered_count bigint, saved_at timestamptz, saved_by varchar
with
saved as (
    select
        draft_id,
        count(value) as answered_count,
        max(saved_at) as saved_at,
        arg_max(actor, saved_at) as saved_by
    from draft_answers
    group by draft_id
)
select
    drafts.draft_id,
    drafts.subject_id,
    members.subject_name,
    drafts.instrument,
    drafts.version,
    drafts.year,
    drafts.profile,
    drafts.based_on,
    drafts.begun_at,
    drafts.actor,
    coalesce(saved.answered_count, 0) as answered_count,
    coalesce(saved.saved_at, drafts.begun_at) as saved_at,
    coalesce(saved.saved_by, drafts.actor) as saved_by
from drafts
left join saved on saved.draft_id = drafts.draft_id
left join members on members.subject_id = drafts.subject_id
order by coalesce(saved.saved_at, drafts.begun_at) desc, drafts.draft_id
