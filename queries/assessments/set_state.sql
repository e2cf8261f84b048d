-- What: moves one form from a state to the next; no row where it is in another state by now.
-- Grain: one row
-- Params: $assessment_id varchar, $from_state varchar, $to_state varchar
-- Columns: none
update assessments
set state = $to_state
where assessment_id = $assessment_id and state = $from_state
