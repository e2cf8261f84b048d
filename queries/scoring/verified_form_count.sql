-- What: how many forms of an instrument version are scored as verified, in some years (null: in all).
-- Grain: one row
-- Params: $instrument varchar, $version varchar, $years integer[]
-- Columns: form_count bigint
select count(*) as form_count
from verified_assessments
where
    instrument = $instrument and version = $version
    and ($years is null or list_contains($years, year))
order by form_count
