-- What: records by which method the scores of some years (null: of all) of an instrument version were made just now.
-- Grain: one row per year with forms that scores are made of
-- Params: $instrument varchar, $version varchar, $years integer[], $content_hash varchar, $statement_hash varchar
-- Columns: none
insert into score_methods (instrument, version, year, content_hash, statement_hash, scored_at)
select distinct instrument, version, year, $content_hash, $statement_hash, now()
from scored_assessments
where
    instrument = $instrument and version = $version
    and ($years is null or list_contains($years, year))
on conflict do update set
    content_hash = excluded.content_hash, statement_hash = excluded.statement_hash, scored_at = excluded.scored_at
