-- What: evidence files (photos, scans, PDF) beside the answers of forms; their bytes lie in files beside the store.

create table evidence_files (
    sha256 varchar primary key,        -- of the bytes, and the name of the file that holds them
    media_type varchar not null,       -- image/jpeg | image/png | application/pdf, as found in the bytes
    bytes bigint not null
);

-- What a form that is being filled in has. The id stays the same when a form takes a file over from another.
create table draft_evidence (
    evidence_id varchar not null,
    draft_id varchar not null,
    item_id varchar not null,
    sha256 varchar not null,
    file_name varchar not null,        -- what the filler called it; shown, never a path
    added_at timestamptz not null,
    actor varchar not null,
    primary key (draft_id, item_id, sha256)
);

-- What a form had when it was handed in; it stays as long as the form does.
create table assessment_evidence (
    evidence_id varchar not null,
    assessment_id varchar not null,
    item_id varchar not null,
    sha256 varchar not null,
    file_name varchar not null,
    added_at timestamptz not null,
    actor varchar not null,
    primary key (assessment_id, item_id, sha256)
);

-- Both, by whose they are: `owner_id` is the id of the draft or of the form.
create view held_evidence as
select draft_id as owner_id, evidence_id, item_id, sha256, file_name, added_at, actor
from draft_evidence
union all
select assessment_id as owner_id, evidence_id, item_id, sha256, file_name, added_at, actor
from assessment_evidence;
