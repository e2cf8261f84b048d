-- What: every real household that is registered, by a list or by its first form. For the register itself: no page and no
--   file shows a household.
-- Grain: one row per household
-- Params: none
-- Columns: subject_id varchar, rt smallint, rw smallint, is_active boolean, is_listed boolean
select subject_id, rt, rw, is_active, source is not null as is_listed
from subjects
where kind = 'family' and not is_example
order by subject_id
