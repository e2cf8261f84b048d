-- What: forgets the files that no form, no draft and no action has any more.
-- Grain: one row per file
-- Params: none
-- Columns: none
delete from evidence_files
where sha256 not in (select sha256 from held_evidence)
