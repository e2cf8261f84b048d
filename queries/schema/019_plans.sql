-- What: the action plan: what is done, where, from which budget line, by whom, for how much; and what partners pledge.
-- A row is a revision and never changes; the highest counts. No row is about a person or a household.

create table plan_actions (
    action_id varchar not null,
    revision integer not null,         -- 1, 2, …
    year integer not null,             -- of the budget
    what varchar not null,
    area_code varchar not null,        -- a kelurahan, a kecamatan or the city
    line varchar not null,             -- code of a budget line, as in the form in force
    closes varchar[] not null,         -- 'instrument:part or item' that it is to improve
    owner_kind varchar not null,       -- office | business | university | community | media
    owner_name varchar not null,
    indicator varchar not null,
    target_micro bigint,               -- quantity in millionths; null: not said
    unit varchar not null,
    budget_idr bigint,                 -- rupiah; null: not known
    money varchar not null,            -- source of money, see plans/kinds.yaml
    due_on date,
    progress_pct integer not null,
    state varchar not null,            -- planned | running | done | cancelled
    reason varchar not null,           -- of a cancellation
    evidence varchar not null,         -- where it can be seen, in words; no file
    evidence_on date,
    is_open boolean not null,          -- others may join
    recorded_at timestamptz not null,
    actor varchar not null,
    primary key (action_id, revision)
);

create table plan_pledges (
    pledge_id varchar not null,
    revision integer not null,
    action_id varchar not null,
    partner_kind varchar not null,
    partner_name varchar not null,
    what varchar not null,
    amount_idr bigint,                 -- null: in kind
    state varchar not null,            -- pledged | confirmed | delivered | withdrawn
    recorded_at timestamptz not null,
    actor varchar not null,
    primary key (pledge_id, revision)
);

create view current_plan_actions as
select * from plan_actions
qualify row_number() over (partition by action_id order by revision desc) = 1;

create view current_plan_pledges as
select * from plan_pledges
qualify row_number() over (partition by pledge_id order by revision desc) = 1;
