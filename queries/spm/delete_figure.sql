-- What: removes one figure, to be written again.
-- Grain: one row per figure
-- Params: $year integer, $measure varchar, $line varchar, $area_code varchar, $hazard varchar
-- Columns: none
delete from spm_figures
where year = $year and measure = $measure and line = $line and area_code = $area_code and hazard = $hazard
