-- What: removes the methods of years of an instrument version that have neither scores nor forms that count.
-- Grain: one row per removed year
-- Params: $instrument varchar
-- Columns: none
delete from score_methods
where
    instrument = $instrument
    and (version, year) not in (
        select (version, year) from scores where instrument = $instrument
        union all
        select (version, year) from current_assessments where instrument = $instrument
    )
