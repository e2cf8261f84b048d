-- What: the forms that scores are made of, and the method their scores were made by; null where it was never recorded.
-- Grain: one row per instrument, version and year
-- Params: none
-- Columns: instrument varchar, version varchar, year integer, form_count bigint, content_hash varchar,
--   statement_hash varchar, scored_at timestamptz
with
counting as (
    select instrument, version, year, count(*) as form_count
    from scored_assessments
    group by instrument, version, year
)
select
    counting.instrument,
    counting.version,
    counting.year,
    counting.form_count,
    methods.content_hash,
    methods.statement_hash,
    methods.scored_at
from counting
left join score_methods as methods
    on methods.instrument = counting.instrument
    and methods.version = counting.version
    and methods.year = counting.year
order by counting.instrument, counting.version, counting.year
