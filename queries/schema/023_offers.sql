-- What: offers of help on open actions of the plan, given by anybody without an account, and what was decided on each.
-- Only who may change the plan there sees an offer; what is accepted goes on as a pledge.

create table offers (
    offer_id varchar primary key,
    code_sha256 varchar not null unique,   -- of the code that who offers keeps
    action_id varchar not null,
    partner_kind varchar not null,         -- as the owners in plans/kinds.yaml
    partner_name varchar not null,
    what varchar not null,
    amount_idr bigint,                     -- null: in kind
    may_be_named boolean not null,
    given_at timestamptz not null
);

-- Whom to call, apart from the offer: deleted when it is declined or taken back, or when it is needed no more.
create table offer_contacts (
    offer_id varchar primary key,
    contact_name varchar not null,
    reach varchar not null                 -- a telephone number or an e-mail address
);

create table offer_decisions (
    offer_id varchar primary key,
    state varchar not null,                -- accepted | declined | taken_back
    reason varchar not null,               -- of a refusal, told to who offered
    pledge_id varchar,                     -- of an accepted one
    decided_at timestamptz not null,
    actor varchar not null
);
