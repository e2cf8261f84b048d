-- What: areas, boundary sets, subjects, assessments, scores, batches, quarantine, audit.
-- No foreign keys: they misbehave in DuckDB 2.0; queries/checks/ finds orphans instead.

create table store_state (
    data_version bigint not null
);
insert into store_state values (0);

create table areas (
    area_code varchar primary key,
    name varchar not null,
    level varchar not null,            -- city | kecamatan | kelurahan
    parent_code varchar
);

create table populations (
    area_code varchar not null,
    year integer not null,
    population_people bigint not null,
    source varchar not null,
    primary key (area_code, year)
);

create table boundary_sets (
    set_id varchar primary key,
    name varchar not null,
    source varchar not null,
    licence varchar not null,
    vintage varchar,
    kind varchar not null,             -- official | indicative | schematic
    crs varchar not null,              -- CRS of the stored coordinates, always OGC:CRS84
    file_sha256 varchar,
    imported_at timestamptz not null,
    is_active boolean not null
);

create table boundaries (
    set_id varchar not null,
    area_code varchar not null,
    level varchar not null,            -- city | kecamatan | kelurahan
    geom geometry not null,
    area_km2 double not null,          -- measured in UTM 51S (EPSG:32751)
    primary key (set_id, area_code)
);

create table subjects (
    subject_id varchar primary key,    -- KELTANA: the kelurahan's code
    kind varchar not null,             -- kelurahan, kecamatan, school, health_facility, family, government_unit
    name varchar not null,
    area_code varchar not null
);

create table batches (
    batch_id varchar primary key,
    action varchar not null,           -- import_forms | import_boundaries | demo
    file_name varchar not null,
    file_sha256 varchar,
    rows_in bigint not null,
    rows_good bigint not null,
    rows_bad bigint not null,
    created_at timestamptz not null,
    actor varchar not null
);

create table quarantine (
    batch_id varchar not null,
    line integer not null,
    place varchar not null,
    raw varchar not null,
    code varchar not null,
    message varchar not null
);

create table assessments (
    assessment_id varchar primary key,
    subject_id varchar not null,
    instrument varchar not null,
    version varchar not null,
    year integer not null,
    revision integer not null,         -- 1, 2, …; the highest counts
    state varchar not null,            -- draft | submitted | returned | verified | rejected
    answers utinyint[] not null,       -- in item order, null = not answered
    is_example boolean not null,
    filled_on date,
    batch_id varchar,
    recorded_at timestamptz not null,
    actor varchar not null,
    unique (subject_id, instrument, version, year, revision)
);

create table answer_notes (
    assessment_id varchar not null,
    item_id varchar not null,
    evidence varchar,
    note varchar,
    primary key (assessment_id, item_id)
);

create table assessment_headers (
    assessment_id varchar not null,
    field varchar not null,            -- what the form's head says, as written: place, kecamatan, hazard, …
    content varchar not null,
    primary key (assessment_id, field)
);

create table scores (
    assessment_id varchar not null,
    subject_id varchar not null,
    area_code varchar not null,
    instrument varchar not null,
    version varchar not null,
    year integer not null,
    variant varchar not null,          -- standard, or a named variant of the instrument
    node varchar not null,             -- 'index', an aspect or an indicator
    level varchar not null,            -- index | aspect | indicator, as the instrument names its levels
    index_value double,                -- on the instrument's own scale; null = cannot be assessed
    index_micro bigint,                -- the same in millionths, for exact sums
    score_micro bigint,                -- 0-100 score in millionths
    answered_items integer not null,
    total_items integer not null,
    class_code varchar,
    is_example boolean not null
    -- no key: its index costs most of a re-scoring; queries/checks/score_doubled.sql finds doubles instead
);

create table audit (
    audit_id bigint primary key,
    happened_at timestamptz not null,
    actor varchar not null,
    action varchar not null,
    target varchar not null,
    detail varchar not null
);

-- The one function that scoring asks of any engine: answer i (from 1) of a form; null when there is none.
create macro el(v, i) as list_extract(v, i);

-- What counts: of each subject, instrument and year the newest submitted or verified form; real before example.
create view current_assessments as
with
counting as (
    select *
    from assessments
    where state in ('submitted', 'verified')
),
placed as (
    select
        *,
        row_number() over (
            partition by subject_id, instrument, year order by is_example, recorded_at desc, revision desc
        ) as place
    from counting
)
select
    assessment_id, subject_id, instrument, version, year, revision, state, answers, is_example, filled_on,
    batch_id, recorded_at, actor
from placed
where place = 1;

-- Every kelurahan with the kecamatan and city it lies in.
create view kelurahan_tree as
select
    kelurahan.area_code,
    kelurahan.name as area_name,
    kecamatan.area_code as kecamatan_code,
    kecamatan.name as kecamatan_name,
    kecamatan.parent_code as city_code
from areas as kelurahan
join areas as kecamatan on kecamatan.area_code = kelurahan.parent_code
where kelurahan.level = 'kelurahan';

-- Scores as people read them: score in 0-100, coverage in per cent.
create view node_results as
select
    area_code,
    assessment_id,
    instrument,
    version,
    year,
    variant,
    node,
    level,
    index_value,
    index_micro,
    score_micro,
    score_micro / 1000000.0::double as score,
    class_code,
    answered_items,
    total_items,
    100.0::double * answered_items / total_items as coverage_pct,
    is_example
from scores;

-- A node's value of each kecamatan or city: the mean of its scored kelurahan, from exact sums of millionths;
-- weighted by people once every scored kelurahan of the group has a population (the newest up to that year).
create macro rolled_up(of_instrument, of_year, of_variant, of_node, group_level) as table
with
population as (
    select area_code, arg_max(population_people, year) as population_people
    from populations
    where year <= of_year
    group by area_code
),
results as (
    select area_code, index_micro, score_micro, answered_items, total_items, is_example
    from node_results
    where instrument = of_instrument and year = of_year and variant = of_variant and node = of_node
),
joined as (
    select
        case group_level when 'kecamatan' then tree.kecamatan_code else tree.city_code end as group_code,
        results.index_micro,
        results.score_micro,
        results.answered_items,
        results.total_items,
        results.is_example,
        population.population_people
    from kelurahan_tree as tree
    left join results on results.area_code = tree.area_code
    left join population on population.area_code = tree.area_code
),
sums as (
    select
        group_code,
        count(*) as kelurahan_count,
        count(index_micro) as scored_count,
        sum(index_micro) as index_sum,
        sum(score_micro) as score_sum,
        sum(answered_items) as answered_sum,
        sum(total_items) as total_sum,
        count(population_people) filter (where index_micro is not null) as with_population_count,
        sum(population_people) filter (where index_micro is not null) as people,
        sum(index_micro::hugeint * population_people) as index_people,
        sum(score_micro::hugeint * population_people) as score_people,
        coalesce(bool_or(is_example), false) as is_example
    from joined
    group by group_code
),
ruled as (
    select *, scored_count > 0 and with_population_count = scored_count and people > 0 as by_people from sums
)
select
    areas.area_code,
    areas.name as area_name,
    ruled.kelurahan_count,
    ruled.scored_count,
    case
        when ruled.by_people then ruled.index_people::double / ruled.people
        when ruled.scored_count > 0 then ruled.index_sum::double / ruled.scored_count
    end / 1000000.0::double as index_value,
    case
        when ruled.by_people then ruled.score_people::double / ruled.people
        when ruled.scored_count > 0 then ruled.score_sum::double / ruled.scored_count
    end / 1000000.0::double as score,
    100.0::double * ruled.answered_sum / ruled.total_sum as coverage_pct,
    case when ruled.by_people then 'population' else 'mean' end as weighting,
    ruled.is_example
from ruled
join areas on areas.area_code = ruled.group_code;
