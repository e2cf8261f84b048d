-- What: takes out how many respondents made-up units asked, of some kinds or (null) all; the units go after it.
-- Grain: one row per unit and year
-- Params: $kinds varchar[]
-- Columns: none
delete from invitations
where
    unit_id in (
        select subject_id
        from subjects
        where is_example and ($kinds is null or kind in (select unnest($kinds)))
    )
