-- What: what verifiers said of single answers of one subject in one round and took back: of which question, who had said
--   it, who took it back. Such an event leaves the form in its state; its reason is the question and the account.
-- Grain: one row per event
-- Params: $instrument varchar, $year integer, $subject_id varchar
-- Columns: version varchar, revision integer, item_id varchar, said_by varchar, happened_at timestamptz, actor varchar
select
    forms.version,
    forms.revision,
    split_part(happened.reason, ' ', 1) as item_id,
    substr(happened.reason, position(' ' in happened.reason) + 1) as said_by,
    happened.happened_at,
    happened.actor
from assessment_events as happened
join assessments as forms on forms.assessment_id = happened.assessment_id
where
    forms.instrument = $instrument and forms.year = $year and forms.subject_id = $subject_id
    and not forms.is_example and happened.from_state = happened.to_state
order by happened.happened_at desc, item_id
