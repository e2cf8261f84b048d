-- What: a subject's own index in the years before one year, real data only.
-- Grain: one row per year
-- Params: $instrument varchar, $subject_id varchar, $before_year integer
-- Columns: year integer, index_value double
select year, index_value
from scores
where
    instrument = $instrument and subject_id = $subject_id and year < $before_year and variant = 'standard'
    and node = 'index' and index_value is not null and not is_example
order by year
