-- What: what the office reports of the minimum service standard (SPM): one row per year, measure, line, area and hazard.

-- `measure`: recipients (people), output (documents, people, reports, units of equipment), quality (points), budget
-- (rupiah). `line`: a service, a sub-activity or an item of quality. `area_code`: a kelurahan, or the city where the
-- office reports it as a whole. `hazard`: '' for all together. `realised` is null while nothing is reported.
-- `periods`: twelve months or four quarters of what was realised; null where only the whole is known.
create table spm_figures (
    year integer not null,
    measure varchar not null,
    line varchar not null,
    area_code varchar not null,
    hazard varchar not null,
    target bigint not null,
    realised bigint,
    periods bigint[],
    source varchar not null,
    primary key (year, measure, line, area_code, hazard)
);

-- How far each of the four steps of applying the standard is, for a service in a year.
create table spm_steps (
    year integer not null,
    service varchar not null,
    step varchar not null,
    state varchar not null,            -- begun or done
    done_on date,
    note varchar not null,
    set_at timestamptz not null,
    actor varchar not null,
    primary key (year, service, step)
);
