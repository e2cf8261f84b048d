-- What: the files that some form, draft or action has, each with one of the names that people gave it.
-- Grain: one row per file
-- Params: none
-- Columns: sha256 varchar, file_name varchar
select sha256, min(file_name) as file_name
from held_evidence
group by sha256
order by sha256
