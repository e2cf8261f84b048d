-- What: the real form that counts for each subject in its nearest earlier year, with its answers and its index.
-- Grain: one row per subject
-- Params: $instrument varchar, $year integer
-- Columns: subject_id varchar, year integer, version varchar, state varchar, answers utinyint[], index_value double,
--   score double
with
earlier as (
    select
        subject_id, year, assessment_id, version, state, answers,
        row_number() over (partition by subject_id order by year desc) as place
    from current_assessments
    where instrument = $instrument and year < $year and not is_example
)
select
    earlier.subject_id,
    earlier.year,
    earlier.version,
    earlier.state,
    earlier.answers,
    results.index_value,
    results.score_micro / 1000000.0::double as score
from earlier
left join scores as results
    on results.assessment_id = earlier.assessment_id and results.variant = 'standard' and results.node = 'index'
where earlier.place = 1
order by earlier.subject_id
