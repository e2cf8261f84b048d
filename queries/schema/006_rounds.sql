-- What: yearly rounds, forms that are being filled in, and what verifiers said of forms that were handed in.

create table rounds (
    instrument varchar not null,
    year integer not null,
    state varchar not null,            -- open | closed | locked
    closes_on date,                    -- what fillers are told; nothing happens by itself on that day
    edition integer not null,          -- how often it was locked; each time what counts is published anew
    primary key (instrument, year)
);

create table round_events (
    instrument varchar not null,
    year integer not null,
    from_state varchar,                -- null: the round was opened for the first time
    to_state varchar not null,
    reason varchar not null,           -- empty where none is asked
    happened_at timestamptz not null,
    actor varchar not null
);

-- What counted when a round was locked; a later edition replaces no earlier one.
create table published_forms (
    instrument varchar not null,
    year integer not null,
    edition integer not null,
    subject_id varchar not null,
    subject_name varchar not null,     -- names as they were: an edition never changes
    area_code varchar not null,
    area_name varchar not null,
    assessment_id varchar not null,
    version varchar not null,
    state varchar not null,            -- submitted | verified, at that time
    index_micro bigint,                -- of the variant `standard`; null = could not be assessed
    class_code varchar,
    published_at timestamptz not null
);

-- Work in progress on the web, one per subject and round. It counts nowhere until it is handed in.
create table drafts (
    draft_id varchar primary key,
    subject_id varchar not null,
    instrument varchar not null,
    version varchar not null,
    year integer not null,
    profile varchar,                   -- which kind of form, for instruments that have several
    based_on varchar,                  -- the form that counted or was returned when it was begun; null: none
    begun_at timestamptz not null,
    actor varchar not null
);

create table draft_answers (
    draft_id varchar not null,
    item_id varchar not null,
    value utinyint,                    -- null: not answered, or the answer was taken back
    note varchar,
    saved_at timestamptz not null,
    actor varchar not null,
    primary key (draft_id, item_id)
);

create table assessment_events (
    assessment_id varchar not null,
    from_state varchar not null,
    to_state varchar not null,
    reason varchar not null,
    happened_at timestamptz not null,
    actor varchar not null
);

-- What a verifier says of single answers; it stands beside what was answered, never over it.
create table item_reviews (
    assessment_id varchar not null,
    item_id varchar not null,
    value utinyint,                    -- the verifier's own answer; null: only the comment
    comment varchar not null,
    reviewed_at timestamptz not null,
    actor varchar not null,
    primary key (assessment_id, item_id)
);

-- The newest real form of each subject, instrument and year; a rejected one only where there is no other.
create view newest_forms as
with
placed as (
    select
        *,
        row_number() over (
            partition by subject_id, instrument, year
            order by state = 'rejected', recorded_at desc, version desc, revision desc
        ) as place
    from assessments
    where not is_example
)
select
    assessment_id, subject_id, instrument, version, year, revision, state, answers, filled_on, recorded_at, actor
from placed
where place = 1;
