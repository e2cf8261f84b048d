-- What: the rounds, newest year first: how many are asked, how many forms count, how many of these are verified, how
--   many newest forms were returned or rejected, how many are being filled in and not handed in, and how many of
--   these repair or replace a form that was handed in before.
-- Grain: one row per instrument and year
-- Params: $instruments varchar[], $kinds varchar[]
-- Columns: instrument varchar, year integer, state varchar, closes_on date, edition integer, asked_count bigint,
--   form_count bigint, verified_count bigint, returned_count bigint, draft_count bigint,
--   repair_count bigint
with
kinds as (
    select unnest($instruments) as instrument, unnest($kinds) as kind
),
scored as (
    select distinct subject_id, instrument, year from scores
),
asked as (
    select rounds.instrument, rounds.year, count(*) as asked_count
    from rounds
    join kinds on kinds.instrument = rounds.instrument
    join members on members.kind = kinds.kind
    left join scored
        on scored.subject_id = members.subject_id
        and scored.instrument = rounds.instrument
        and scored.year = rounds.year
    where (members.is_active or scored.subject_id is not null) and not members.is_example
    group by rounds.instrument, rounds.year
),
counting as (
    select instrument, year, count(*) as form_count, count(*) filter (where state = 'verified') as verified_count
    from current_assessments
    where not is_example
    group by instrument, year
),
returned as (
    select instrument, year, count(*) as returned_count
    from newest_forms
    where state in ('returned', 'rejected')
    group by instrument, year
),
begun as (
    select
        drafts.instrument,
        drafts.year,
        count(*) as draft_count,
        count(form.assessment_id) as repair_count
    from drafts
    left join newest_forms as form
        on form.subject_id = drafts.subject_id and form.instrument = drafts.instrument and form.year = drafts.year
    group by drafts.instrument, drafts.year
)
select
    rounds.instrument,
    rounds.year,
    rounds.state,
    rounds.closes_on,
    rounds.edition,
    coalesce(asked.asked_count, 0) as asked_count,
    coalesce(counting.form_count, 0) as form_count,
    coalesce(counting.verified_count, 0) as verified_count,
    coalesce(returned.returned_count, 0) as returned_count,
    coalesce(begun.draft_count, 0) as draft_count,
    coalesce(begun.repair_count, 0) as repair_count
from rounds
left join asked on asked.instrument = rounds.instrument and asked.year = rounds.year
left join counting on counting.instrument = rounds.instrument and counting.year = rounds.year
left join returned on returned.instrument = rounds.instrument and returned.year = rounds.year
left join begun on begun.instrument = rounds.instrument and begun.year = rounds.year
order by rounds.year desc, rounds.instrument
