-- What: removes the methods of years of an instrument version that have neither scores nor forms that scores are made of.
-- Grain: one row per removed year
-- Params: $instrument varchar
-- Columns: none
delete from score_methods
where
    instrument = $instrument
    and (version, year) not in (
        select (version, year) from scores where instrument = $instrument
        union all
        select (version, year) from scored_assessments where instrument = $instrument
    )
