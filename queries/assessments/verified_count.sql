-- What: of the forms that count in one year, how many are verified; example forms are counted apart.
-- Grain: one row
-- Params: $instrument varchar, $year integer
-- Columns: form_count bigint, verified_count bigint, example_count bigint
select
    count(*) filter (where not is_example) as form_count,
    count(*) filter (where not is_example and state = 'verified') as verified_count,
    count(*) filter (where is_example) as example_count
from current_assessments
where instrument = $instrument and year = $year
order by form_count
