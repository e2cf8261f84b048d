-- What: what a unit of a budget line costs in a year: own entries of the office, each with the source that states it.

-- `quantity`: how many units an area that is chosen gets, for lines whose need the catalogue leaves to the office;
-- null for all others.
create table unit_costs (
    line varchar not null,
    year integer not null,
    unit_cost_idr bigint not null,
    quantity bigint,
    source varchar not null,
    set_at timestamptz not null,
    actor varchar not null,
    primary key (line, year)
);
