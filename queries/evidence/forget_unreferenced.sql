-- What: forgets the files that no form and no draft has any more.
-- Grain: one row per file
-- Params: none
-- Columns: none
delete from evidence_files
where sha256 not in (select sha256 from held_evidence)
