-- What: scores know by which method they were made; results with the place they belong to.

-- One row per instrument version and year that has scores, written in the transaction that made them.
create table score_methods (
    instrument varchar not null,
    version varchar not null,
    year integer not null,
    content_hash varchar not null,     -- of the instrument file the scores follow
    statement_hash varchar not null,   -- of the SQL compiled from it: it changes with the program's arithmetic too
    scored_at timestamptz not null,
    primary key (instrument, version, year)
);

-- Results of kelurahan with their names and their kecamatan.
create view kelurahan_results as
select
    results.area_code,
    tree.area_name,
    tree.kecamatan_code,
    tree.kecamatan_name,
    tree.city_code,
    results.assessment_id,
    results.instrument,
    results.version,
    results.year,
    results.variant,
    results.node,
    results.level,
    results.index_value,
    results.score,
    results.class_code,
    results.answered_items,
    results.total_items,
    results.coverage_pct,
    results.is_example
from node_results as results
join kelurahan_tree as tree on tree.area_code = results.area_code;
