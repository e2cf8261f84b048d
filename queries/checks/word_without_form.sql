-- What: words of verifiers, and steps in the history, of forms that are not there.
-- Grain: one row per word or step; none is right
-- Params: none
-- Columns: assessment_id varchar, kind varchar
select assessment_id, 'review' as kind
from item_reviews
where assessment_id not in (select assessment_id from assessments)
union all
select assessment_id, 'event' as kind
from assessment_events
where assessment_id not in (select assessment_id from assessments)
order by assessment_id, kind
