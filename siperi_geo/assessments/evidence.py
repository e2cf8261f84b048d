"""Adding evidence files to a form that is being filled in, and taking them away again.

A file is as safe as an answer: its bytes are on the disk before the row that names them. A crash in between leaves
a file that nothing refers to, which `siperi doctor` counts. Taking one away keeps the bytes: a form that was
handed in may have the same file.
"""

from siperi_geo.assessments.draft import Draft
from siperi_geo.assessments.drafts import check_goes_on, check_keeps_words, permit_filling
from siperi_geo.assessments.evidence_held import evidence_of_draft
from siperi_geo.assessments.hands import keep_hand
from siperi_geo.errors import SiperiError
from siperi_geo.evidence import Evidence, Given, check_room, files_of, received, same, write_down
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, Transaction, about_subjects, permit


def add(store: Store, draft: Draft, item_id: str, name: str, content: bytes, *, actor: Actor) -> None:
    """Keep a file beside the answer to an item; on return it is on the disk.

    What it is, its bytes say, whatever it is called. Raises EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, EVIDENCE_KIND,
    EVIDENCE_UNREADABLE, EVIDENCE_PIXELS, EVIDENCE_TOO_MANY, EVIDENCE_FORM_FULL, EVIDENCE_TWICE (a warning: the
    same file is there, and whole now if it was damaged), EVIDENCE_NOT_WRITTEN, DRAFT_GONE, ROUND_CLOSED,
    ROUND_LOCKED, and DRAFT_WITHOUT_WORDS where no files are kept; KeyError for an item that the form has not.
    """
    draft.instrument.item(item_id)
    check_keeps_words(draft)
    given = received(name, content)
    permit(store, actor, Right.FILL, about_subjects(store, draft.instrument.id, [draft.subject_id]))
    check_goes_on(store, draft)
    if same(_here(store, draft, item_id), given) is None:  # else it may be put to mend what is damaged
        _check_room(store, draft, item_id, given)
    store.attachments.put(content)

    said = {"action": "add_evidence", "target": _target(draft), "detail": f"{item_id} {given.said}"}
    with store.recording(actor=actor, **said) as tx:
        permit_filling(tx, draft)
        check_goes_on(tx, draft)
        if (known := same(_here(tx, draft, item_id), given)) is not None:
            raise SiperiError("EVIDENCE_TWICE", name=given.name, known=known.file_name)
        _check_room(tx, draft, item_id, given)
        if not store.attachments.exists(given.sha256):  # somebody cleaned up since
            store.attachments.put(content)
        write_down(tx, "draft_evidence", {"draft_id": draft.draft_id, "item_id": item_id}, given)
        keep_hand(tx, draft.instrument, draft.draft_id)


def remove(store: Store, draft: Draft, evidence_id: str, *, actor: Actor) -> None:
    """Take a file away from a draft; nothing where it is away. Raises DRAFT_GONE, ROUND_CLOSED, ROUND_LOCKED."""
    held = evidence_of_draft(store, draft.draft_id).items()
    found = [(item, one) for item, files in held for one in files if one.evidence_id == evidence_id]
    detail = "".join(f"{item} {one.file_name} {one.sha256[:12]}" for item, one in found)
    with store.recording(actor=actor, action="remove_evidence", target=_target(draft), detail=detail) as tx:
        permit_filling(tx, draft)
        check_goes_on(tx, draft)
        if tx.run("evidence/delete_one", draft_id=draft.draft_id, evidence_id=evidence_id):
            keep_hand(tx, draft.instrument, draft.draft_id)


def evidence_for(store: Store, evidence_id: str, *, actor: Actor) -> tuple[Evidence, bytes]:
    """A file with its bytes as they were added, for who may see the form that it belongs to.

    Raises EVIDENCE_UNKNOWN, SIGN_IN_NEEDED, NOT_ALLOWED, EVIDENCE_MISSING and EVIDENCE_DAMAGED. Whoever has not
    signed in does not learn whether the file is there.
    """
    owner = store.query("evidence/owner_of", evidence_id=evidence_id)
    if owner.empty:
        permit(store, actor, Right.SEE_FORM, ())
        raise SiperiError("EVIDENCE_UNKNOWN")
    head = owner.iloc[0]
    permit(store, actor, Right.SEE_FORM, about_subjects(store, head["instrument"], [head["subject_id"]]))
    held = files_of(store, head["owner_id"]).values()
    one = next(file for files in held for file in files if file.evidence_id == evidence_id)
    return one, store.attachments.read(one.sha256, name=one.file_name)


def _target(draft: Draft) -> str:
    return f"{draft.instrument.id} {draft.year} {draft.subject_id}"


def _here(source: Store | Transaction, draft: Draft, item_id: str) -> tuple[Evidence, ...]:
    return evidence_of_draft(source, draft.draft_id).get(item_id, ())


def _check_room(source: Store | Transaction, draft: Draft, item_id: str, given: Given) -> None:
    held = evidence_of_draft(source, draft.draft_id)
    check_room(given, held.get(item_id, ()), [one for files in held.values() for one in files])
