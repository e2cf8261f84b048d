-- What: removes an instrument version's scores of some years (null: of all), and scores of forms that no longer count,
--   among all forms or among the verified ones.
-- Grain: one row per removed score
-- Params: $instrument varchar, $version varchar, $years integer[]
-- Columns: none
delete from scores
where
    instrument = $instrument
    and ($years is null or list_contains($years, year))
    and (
        version = $version
        or if(
            ends_with(variant, '@verified'),
            assessment_id not in (select assessment_id from verified_assessments),
            assessment_id not in (select assessment_id from current_assessments)
        )
    )
