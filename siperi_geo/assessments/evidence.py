"""Adding evidence files to a form that is being filled in, and taking them away again.

A file is as safe as an answer: its bytes are on the disk before the row that names them. A crash in between leaves
a file that nothing refers to, which `siperi doctor` counts. Taking one away keeps the bytes: a form that was
handed in may have the same file.
"""

from datetime import UTC, datetime
from uuid import uuid4

import pandas as pd

from siperi_geo.assessments.draft import Draft
from siperi_geo.assessments.drafts import check_goes_on, check_keeps_words, permit_filling
from siperi_geo.assessments.evidence_held import Evidence, by_item, called, evidence_of_draft
from siperi_geo.assessments.evidence_kinds import media_type_of
from siperi_geo.assessments.hands import keep_hand
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Actor, Right
from siperi_geo.settings import settings
from siperi_geo.store import Store, Transaction, about_subjects, digest_of, permit

MIB = 2**20


def add(store: Store, draft: Draft, item_id: str, name: str, content: bytes, *, actor: Actor) -> None:
    """Keep a file beside the answer to an item; on return it is on the disk.

    What it is, its bytes say, whatever it is called. Raises EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, EVIDENCE_KIND,
    EVIDENCE_UNREADABLE, EVIDENCE_PIXELS, EVIDENCE_TOO_MANY, EVIDENCE_FORM_FULL, EVIDENCE_TWICE (a warning: the
    same file is there, and whole now if it was damaged), EVIDENCE_NOT_WRITTEN, DRAFT_GONE, ROUND_CLOSED,
    ROUND_LOCKED, and DRAFT_WITHOUT_WORDS where no files are kept; KeyError for an item that the form has not.
    """
    draft.instrument.item(item_id)
    check_keeps_words(draft)
    name, most = called(name), settings().evidence_mb
    if len(content) > most * MIB:
        raise SiperiError("EVIDENCE_TOO_LARGE", name=name, mb=_mb_up(len(content)), most=most)
    kind, sha256 = media_type_of(content, name), digest_of(content)
    permit(store, actor, Right.FILL, about_subjects(store, draft.instrument.id, [draft.subject_id]))
    check_goes_on(store, draft)
    if _same(store, draft, item_id, sha256) is None:  # else it may be put to mend what is damaged
        _check_room(store, draft, item_id, name, sha256, len(content))
    store.attachments.put(content)

    said = {"action": "add_evidence", "target": _target(draft), "detail": f"{item_id} {name} {sha256[:12]}"}
    with store.recording(actor=actor, **said) as tx:
        permit_filling(tx, draft)
        check_goes_on(tx, draft)
        if (known := _same(tx, draft, item_id, sha256)) is not None:
            raise SiperiError("EVIDENCE_TWICE", name=name, known=known.file_name)
        _check_room(tx, draft, item_id, name, sha256, len(content))
        if not store.attachments.exists(sha256):  # somebody cleaned up since
            store.attachments.put(content)
        _put_rows(tx, draft, item_id, (name, kind, sha256, len(content)))
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
    held = by_item(store.query("evidence/file_list", owner_id=head["owner_id"]).to_dict("records"))
    one = next(file for files in held.values() for file in files if file.evidence_id == evidence_id)
    return one, store.attachments.read(one.sha256, name=one.file_name)


def _target(draft: Draft) -> str:
    return f"{draft.instrument.id} {draft.year} {draft.subject_id}"


def _put_rows(tx: Transaction, draft: Draft, item_id: str, file: tuple[str, str, str, int]) -> None:
    """Write down a file, as name, kind, SHA-256 and size, and whose it is."""
    name, kind, sha256, size = file
    tx.run("evidence/put_file", sha256=sha256, media_type=kind, bytes=size)
    row = {"evidence_id": uuid4().hex[:16], "draft_id": draft.draft_id, "item_id": item_id, "sha256": sha256}
    signed = {"file_name": name, "added_at": datetime.now(UTC), "actor": tx.actor}
    tx.append("draft_evidence", pd.DataFrame([row | signed]))


def _same(source: Store | Transaction, draft: Draft, item_id: str, sha256: str) -> Evidence | None:
    here = evidence_of_draft(source, draft.draft_id).get(item_id, ())
    return next((one for one in here if one.sha256 == sha256), None)


def _check_room(
    source: Store | Transaction, draft: Draft, item_id: str, name: str, sha256: str, size: int
) -> None:
    held, chosen = evidence_of_draft(source, draft.draft_id), settings()
    if len(held.get(item_id, ())) >= chosen.evidence_files:
        raise SiperiError("EVIDENCE_TOO_MANY", name=name, most=chosen.evidence_files)
    sizes = {one.sha256: one.bytes for files in held.values() for one in files}
    if sum((sizes | {sha256: size}).values()) > chosen.evidence_form_mb * MIB:
        mb = sum(sizes.values()) // MIB
        raise SiperiError("EVIDENCE_FORM_FULL", name=name, mb=mb, most=chosen.evidence_form_mb)


def _mb_up(size: int) -> int:
    """Rounded up, so that what is too large by a little does not read as the limit itself."""
    return -(-size // MIB)
