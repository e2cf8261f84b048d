-- What: which forms count where only verified ones do, with the verifier's values in place of the declared ones.
-- Scores of them stand beside the others under the variant `<reading>@verified`; those of families are never made.

-- What verifiers answered themselves, of each form: item → value.
create view verifier_answers as
select assessment_id, map_from_entries(list((item_id, value))) as said
from item_reviews
where value is not null
group by assessment_id;

-- The answers with the verifier's in their places; `items` are the ids in the order of the answers. What the form
-- does not ask (255) stays so.
create macro as_verified(answers, items, said) as
list_transform(
    answers, lambda answer, place: if(answer = 255 or said is null, answer, coalesce(said[items[place]], answer))
);

-- Of each subject, instrument and year the newest real form that is verified. It stays until a newer one is verified
-- or it is itself returned or rejected: `is_superseded` says that a newer one counts among all forms already.
create view verified_assessments as
with
placed as (
    select
        *,
        row_number() over (
            partition by subject_id, instrument, year order by recorded_at desc, revision desc
        ) as place
    from assessments
    where state = 'verified' and not is_example
)
select
    placed.assessment_id, placed.subject_id, placed.instrument, placed.version, placed.year, placed.revision,
    placed.state, placed.answers, verifier_answers.said, placed.is_example, placed.filled_on, placed.batch_id,
    placed.recorded_at, placed.actor,
    current_assessments.assessment_id is null as is_superseded
from placed
left join verifier_answers on verifier_answers.assessment_id = placed.assessment_id
left join current_assessments on current_assessments.assessment_id = placed.assessment_id
where placed.place = 1;

-- Every form that scores are made of, whether it counts among all forms, among the verified ones, or both.
create view scored_assessments as
select assessment_id, instrument, version, year from current_assessments
union
select assessment_id, instrument, version, year from verified_assessments;

-- Scores of verified forms are made when a store is opened in which there are some.
delete from score_methods
where (instrument, version, year) in (select (instrument, version, year) from verified_assessments);
