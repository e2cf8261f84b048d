-- What: removes an instrument version's scores of one year (null: all years), and scores of forms that no longer count.
-- Grain: one row per removed score
-- Params: $instrument varchar, $version varchar, $year integer
-- Columns: none
delete from scores
where
    instrument = $instrument
    and ($year is null or year = $year)
    and (version = $version or assessment_id not in (select assessment_id from current_assessments))
