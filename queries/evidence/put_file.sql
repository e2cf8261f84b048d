-- What: records a file that lies beside the store; one that is known stays as it is.
-- Grain: one row per file
-- Params: $sha256 varchar, $media_type varchar, $bytes bigint
-- Columns: none
insert into evidence_files (sha256, media_type, bytes)
values ($sha256, $media_type, $bytes)
on conflict do nothing
