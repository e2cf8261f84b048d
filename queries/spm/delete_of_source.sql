-- What: removes every figure of one source, of all years.
-- Grain: one row per figure
-- Params: $source varchar
-- Columns: none
delete from spm_figures
where source = $source
