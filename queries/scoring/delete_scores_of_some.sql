-- What: removes the scores of some subjects in one year, of every version and variant of an instrument.
-- Grain: one row per removed score
-- Params: $instrument varchar, $year integer, $subject_ids varchar[]
-- Columns: none
delete from scores
where
    instrument = $instrument and year = $year
    and subject_id in (select unnest($subject_ids))
