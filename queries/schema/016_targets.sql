-- What: what the city aims at: the value of an instrument's index, or of one of its aspects, in a year.

create table targets (
    instrument varchar not null,
    node varchar not null,             -- 'index' or an aspect
    year integer not null,
    target_micro bigint not null,      -- in millionths, on the node's own scale
    source varchar not null,           -- where it stands, in the user's words: RPJMD 2025-2029, Renstra BPBD, …
    set_at timestamptz not null,
    actor varchar not null,
    primary key (instrument, node, year)
);
