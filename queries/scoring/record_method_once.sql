-- What: records by which method a year of an instrument version is scored, where nothing is recorded yet.
-- Grain: one row
-- Params: $instrument varchar, $version varchar, $year integer, $content_hash varchar, $statement_hash varchar
-- Columns: none
insert into score_methods (instrument, version, year, content_hash, statement_hash, scored_at)
values ($instrument, $version, $year, $content_hash, $statement_hash, now())
on conflict do nothing
