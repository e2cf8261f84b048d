-- What: what verifiers said of single answers in all forms of one subject in one round, newest form first.
-- Grain: one row per form and item
-- Params: $instrument varchar, $year integer, $subject_id varchar
-- Columns: assessment_id varchar, version varchar, revision integer, item_id varchar, value utinyint,
--   comment varchar, reviewed_at timestamptz, actor varchar
select
    forms.assessment_id,
    forms.version,
    forms.revision,
    reviews.item_id,
    reviews.value,
    reviews.comment,
    reviews.reviewed_at,
    reviews.actor
from item_reviews as reviews
join assessments as forms on forms.assessment_id = reviews.assessment_id
where
    forms.instrument = $instrument and forms.year = $year and forms.subject_id = $subject_id
    and not forms.is_example
order by forms.recorded_at desc, forms.revision desc, reviews.item_id
