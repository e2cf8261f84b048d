-- What: how many forms are example data and how many are real: those that count, over all years, and those that are
--   stored but do not (replaced by a newer form, an example by a real one, returned, rejected); of the latter,
--   those that no newer form replaced: they were returned or rejected.
-- Grain: one row per origin with at least one stored form
-- Params: none
-- Columns: is_example boolean, form_count bigint, uncounted_count bigint, sent_back_count bigint
select
    stored.is_example,
    count(counting.assessment_id) as form_count,
    count(*) - count(counting.assessment_id) as uncounted_count,
    count(*) filter (where stored.state = 'rejected' or newest.state = 'returned') as sent_back_count
from assessments as stored
left join current_assessments as counting on counting.assessment_id = stored.assessment_id
left join newest_forms as newest on newest.assessment_id = stored.assessment_id
group by stored.is_example
order by stored.is_example
