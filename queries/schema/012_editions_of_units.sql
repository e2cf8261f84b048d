-- What: how many respondents the units of governments invited, and what an edition of a round of governments holds.

create table invitations (
    unit_id varchar not null,
    year integer not null,
    invited_people integer not null,   -- asked to respond for the unit in that year; 0: nobody was
    source varchar not null,           -- of the list that says so, in the user's words
    batch_id varchar not null,
    primary key (unit_id, year)
);

-- Means as they were when a round was locked, where single forms are nobody's to see. Units below their minimum are
-- not in it; a later edition replaces no earlier one.
create table published_means (
    instrument varchar not null,
    year integer not null,
    edition integer not null,
    version varchar not null,
    place varchar not null,            -- province | level | government | unit
    place_code varchar not null,       -- id of a level, code of a government, id of a unit; '' for the province
    place_name varchar not null,       -- names as they were: an edition never changes
    government_code varchar,           -- of governments and units
    government_name varchar,
    node varchar not null,             -- the index or a dimension
    value_micro bigint,                -- null = not enough of what is averaged
    deviation_micro bigint,            -- spread of what was averaged, where that is itself published; else null
    low_micro bigint,
    high_micro bigint,
    counted integer not null,          -- how many had a value: respondents, units, governments, levels
    form_count integer not null,
    unit_count integer not null,       -- asked, or with a form
    enough_count integer not null,     -- of them with enough respondents
    answered_people integer,           -- in the units that say how many they invited; null: none says so
    invited_people integer,
    alpha_micro bigint,                -- Cronbach's alpha of a level or the province; null = not said
    complete_count integer,            -- respondents it is of
    published_at timestamptz not null,
    primary key (instrument, year, edition, place, place_code, node)
);
