-- What: evidence files (photos, minutes, PDF) beside actions of the plan; their bytes lie with those of forms.

create table plan_evidence (
    evidence_id varchar primary key,
    action_id varchar not null,        -- the action, whichever of its revisions
    sha256 varchar not null,
    file_name varchar not null,        -- what the planner called it; shown to few, never a path
    added_at timestamptz not null,
    actor varchar not null,
    unique (action_id, sha256)
);

-- All that is held, by whose it is: `owner_id` is the id of a draft, a form or an action, which has no items.
create or replace view held_evidence as
select draft_id as owner_id, evidence_id, item_id, sha256, file_name, added_at, actor
from draft_evidence
union all
select assessment_id as owner_id, evidence_id, item_id, sha256, file_name, added_at, actor
from assessment_evidence
union all
select action_id as owner_id, evidence_id, '' as item_id, sha256, file_name, added_at, actor
from plan_evidence;

-- What everybody may know of them: how many an action has, and when the last one came.
create view plan_evidence_counts as
select action_id, count(*) as file_count, max(added_at) as filed_at
from plan_evidence
group by action_id;
