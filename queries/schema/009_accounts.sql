-- What: who signs in, what is granted to them, and the sessions that stand for a password already given.
-- Without any row in `users` the program is in laptop mode. Nobody is deleted: the audit names them for ever.

create table users (
    user_name varchar primary key,     -- what is typed to sign in, and what the audit says
    office varchar not null,           -- whose account it is, in words; '' where nobody said
    password_hash varchar not null,    -- argon2id, with its parameters and salt
    must_change boolean not null,      -- the password was given out by somebody else
    is_active boolean not null,
    email varchar,                     -- by which a sign-in service (OIDC) knows them, lower case; null: password only
    created_at timestamptz not null,
    actor varchar not null
);

create table grants (
    user_name varchar not null,
    role varchar not null,             -- filler | verifier | planner | admin
    instrument varchar,                -- null: every one
    area_code varchar,                 -- null: everywhere; else this area and all below it
    subject_id varchar,                -- null: everybody there
    granted_at timestamptz not null,
    actor varchar not null
);

create table sessions (
    token_sha256 varchar primary key,  -- of what the browser or the command keeps; the token itself is nowhere here
    user_name varchar not null,
    begun_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null       -- whatever happens; a session that is not used ends before
);

-- Failed sign-ins, by what is being guessed at: an account, or an address that tries many.
create table login_failures (
    tried varchar primary key,         -- user:<name> | address:<ip>
    failures integer not null,
    last_at timestamptz not null
);
