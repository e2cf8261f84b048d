"""What the snapshot holds: of every table of the schema all rows, none, or those that are not private.

Secrets stay in the store, the names of accounts too, and so does what is known of a single household or
respondent, and of any form what pages show to few: notes, comments, evidence, what is being filled in. Means of
households are made from these and are for `analysis`, which withholds those of few: they are not in the snapshot,
but for published editions.
"""

ALL, NONE = "true", "false"
BY, NOBODY = "actor", "-"
"""The column with an account's name, in whichever table: the copy says `-`; who did it, the audit says."""

# A household, and a respondent of a government's unit, is registered under its kind; an id of that form without a
# register entry is taken for one too.
PRIVATE_SUBJECTS = "select subject_id from subjects where kind in ('family', 'government_unit')"
NOT_PRIVATE = (
    "not starts_with(subject_id, 'family:') and not starts_with(subject_id, 'respondent:') "
    f"and subject_id not in ({PRIVATE_SUBJECTS})"
)
OF_SHOWN_FORM = f"assessment_id in (select assessment_id from assessments where {NOT_PRIVATE})"
# How many rows a file of families had, and its name, say what is withheld of them; also of a list, and of forms
# that were taken back. So of files with forms or lists those are shown of which something else is.
SHOWN_BATCHES = (
    "(action not in ('import_forms', 'import_subjects', 'web_form', 'demo') or batch_id in "
    f"(select batch_id from assessments where {NOT_PRIVATE} union all "
    f"select batch_id from subjects where {NOT_PRIVATE})) and batch_id not in "
    f"(select batch_id from assessments where batch_id is not null and not ({NOT_PRIVATE}))"
)


# Table → which of its rows others may read, as a condition of SQL. A table that is not here shows none.
ROWS = {
    "schema_migrations": ALL,
    "store_state": ALL,
    "areas": ALL,
    "populations": ALL,
    "hazards": ALL,
    "vulnerabilities": ALL,
    "spm_figures": ALL,
    "spm_steps": ALL,
    "boundary_sets": ALL,
    "boundaries": ALL,
    "score_methods": ALL,
    "rounds": ALL,
    "round_events": ALL,
    "batches": SHOWN_BATCHES,
    "subjects": NOT_PRIVATE,
    "assessments": NOT_PRIVATE,
    "scores": NOT_PRIVATE,
    "published_forms": NOT_PRIVATE,
    "published_means": ALL,  # of units with enough respondents and of what lies above them
    "invitations": ALL,
    "targets": ALL,
    "plan_actions": ALL,
    "plan_pledges": ALL,
    "unit_costs": ALL,
    "assessment_headers": f"{OF_SHOWN_FORM} and field <> 'filled_by'",
    "assessment_events": f"{OF_SHOWN_FORM} and from_state <> to_state",  # not whose words were taken back
    "answer_notes": NONE,  # from here on: what pages show to who may see a single form
    "item_reviews": NONE,
    "drafts": NONE,
    "draft_answers": NONE,
    "draft_evidence": NONE,
    "draft_hands": NONE,
    "assessment_evidence": NONE,
    "plan_evidence": NONE,  # names of files; how many an action has, pages say
    "evidence_files": NONE,
    "offers": NONE,  # what is accepted is shown as a pledge
    "offer_contacts": NONE,
    "offer_decisions": NONE,
    "quarantine": NONE,  # what could not be read, as it was written: it may be anything
    "audit": NONE,
    "users": NONE,
    "grants": NONE,
    "sessions": NONE,
    "login_failures": NONE,
}
