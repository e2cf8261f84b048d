-- What: two numbers that say which data results are of and how they were made: of all rows that results follow from
--   (forms that count, which of their answers have evidence, verifiers' values, register, areas, people, targets,
--   hazards, SPM figures, unit costs, the action plan and when which of its files came, boundaries), whatever store
--   they lie in and in which order they came; and of the methods of the scores. Of families and respondents it is
--   which forms and revisions there are, not their answers: the number must confirm no guess at what one of them said.
-- Grain: one row
-- Params: none
-- Columns: data_hash varchar, method_hash varchar
with
private as (
    select subject_id from subjects where kind in ('family', 'government_unit')
),
forms as (
    select concat_ws('|', 'form', subject_id, instrument, version, year, is_example, filled_on, answers) as line
    from current_assessments
    where subject_id not in (select subject_id from private)
    union all
    select concat_ws('|', 'private', instrument, version, year, is_example, assessment_id)
    from current_assessments
    where subject_id in (select subject_id from private)
),
verified as (
    select concat_ws('|', 'verified', subject_id, instrument, version, year, answers) as line
    from verified_assessments
    where subject_id not in (select subject_id from private)
),
said as (
    select concat_ws('|', 'said', forms.subject_id, forms.instrument, forms.year, said.item_id, said.value) as line
    from item_reviews as said
    join verified_assessments as forms on forms.assessment_id = said.assessment_id
    where said.value is not null
),
proved as (
    select concat_ws('|', 'proved', forms.subject_id, forms.instrument, forms.year, found.item_id) as line
    from current_assessments as forms
    join (
        select assessment_id, item_id
        from answer_notes
        where trim(coalesce(evidence, '')) <> '' or trim(coalesce(note, '')) <> ''
        union
        select assessment_id, item_id
        from assessment_evidence
    ) as found on found.assessment_id = forms.assessment_id
    where forms.subject_id not in (select subject_id from private)
),
register as (
    select concat_ws('|', 'member', subject_id, kind, subject_name, area_code, is_active) as line
    from members
    where subject_id not in (select subject_id from private)
),
city as (
    select concat_ws('|', 'area', area_code, name, level, parent_code) as line from areas
    union all
    select concat_ws('|', 'people', area_code, year, population_people, source) from populations
    union all
    select concat_ws('|', 'invited', unit_id, year, invited_people) from invitations
    union all
    select concat_ws('|', 'target', instrument, node, year, target_micro, source) from targets
    union all
    select concat_ws('|', 'cost', line, year, unit_cost_idr, coalesce(quantity::varchar, '-'), source)
    from unit_costs
    union all
    select concat_ws('|', 'hazard', area_code, hazard, level, according_to, source, year) from hazards
    union all
    select concat_ws('|', 'vulnerability', area_code, kind, value_micro, source, year) from vulnerabilities
    union all
    select concat_ws(
        '|', 'spm', year, measure, line, area_code, hazard, target, coalesce(realised::varchar, '-'),
        coalesce(periods::varchar, '-'), source
    ) from spm_figures
    union all
    select concat_ws('|', 'spm step', year, service, step, state, coalesce(done_on::varchar, '-'), note) from spm_steps
    union all
    select concat_ws(
        '|', 'action', action_id, year, what, area_code, line, closes, owner_kind, owner_name, indicator,
        coalesce(target_micro::varchar, '-'), unit, coalesce(budget_idr::varchar, '-'), money,
        coalesce(due_on::varchar, '-'), progress_pct, state, reason, evidence, coalesce(evidence_on::varchar, '-'), is_open
    )
    from current_plan_actions
    union all
    select concat_ws('|', 'file of action', action_id, sha256, epoch_us(added_at)) from plan_evidence
    union all
    select concat_ws(
        '|', 'pledge', pledge_id, action_id, partner_kind, partner_name, what, coalesce(amount_idr::varchar, '-'), state
    )
    from current_plan_pledges
    union all
    select concat_ws('|', 'boundary', set_id, name, source, vintage, kind, file_sha256) from boundary_sets where is_active
),
lines as (
    select line from forms
    union all
    select line from verified
    union all
    select line from said
    union all
    select line from proved
    union all
    select line from register
    union all
    select line from city
),
methods as (
    select distinct concat_ws('|', instrument, version, content_hash, statement_hash) as line from score_methods
)
select
    left(md5((select coalesce(bit_xor(md5_number(line)), 0) from lines)::varchar), 10) as data_hash,
    left(md5((select coalesce(bit_xor(md5_number(line)), 0) from methods)::varchar), 10) as method_hash
order by data_hash
