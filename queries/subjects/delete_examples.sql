-- What: removes made-up subjects: those of some kinds, or (null) all, and then also areas that stand there for example
--   forms alone. Their forms go before them.
-- Grain: one row per removed subject
-- Params: $kinds varchar[]
-- Columns: none
delete from subjects
where
    (is_example and ($kinds is null or kind in (select unnest($kinds))))
    or (
        $kinds is null
        and kind in ('kelurahan', 'kecamatan')
        and subject_id not in (select subject_id from assessments)
    )
