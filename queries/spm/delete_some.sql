-- What: removes the figures of a year, of one source where one is named.
-- Grain: one row per figure
-- Params: $year integer, $source varchar
-- Columns: none
delete from spm_figures
where year = $year and ($source is null or source = $source)
