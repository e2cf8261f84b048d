-- As in 001, but that an example form no longer counts where a real one came in and went back for repair: a round that
-- has begun in earnest waits for the real one. A rejected form is as if it had never come.

create or replace view current_assessments as
with
in_repair as (
    select distinct subject_id, instrument, year
    from assessments
    where state = 'returned' and not is_example
),
counting as (
    select forms.*
    from assessments as forms
    left join in_repair
        on in_repair.subject_id = forms.subject_id
        and in_repair.instrument = forms.instrument
        and in_repair.year = forms.year
    where
        forms.state in ('submitted', 'verified')
        and not (forms.is_example and in_repair.subject_id is not null)
),
placed as (
    select
        *,
        row_number() over (
            partition by subject_id, instrument, year order by is_example, recorded_at desc, revision desc
        ) as place
    from counting
)
select
    assessment_id, subject_id, instrument, version, year, revision, state, answers, is_example, filled_on,
    batch_id, recorded_at, actor
from placed
where place = 1;

-- What such examples had scored goes with that.
delete from scores
where assessment_id in (
    select forms.assessment_id
    from assessments as forms
    join assessments as real_forms
        on real_forms.subject_id = forms.subject_id
        and real_forms.instrument = forms.instrument
        and real_forms.year = forms.year
    where forms.is_example and not real_forms.is_example and real_forms.state = 'returned'
);
