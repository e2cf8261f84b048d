"""The evidence files that drafts and forms have, and how they go from one to the other. No bytes are touched."""

from collections.abc import Collection

from siperi_geo.evidence import Held, files_of
from siperi_geo.store import Store, Transaction

COLUMNS = ["evidence_id", "item_id", "sha256", "file_name", "added_at", "actor"]


def evidence_of_draft(source: Store | Transaction, draft_id: str) -> Held:
    """Item → its files, of a form that is being filled in, in the order in which they were added."""
    return files_of(source, draft_id)


def evidence_of_form(source: Store | Transaction, assessment_id: str) -> Held:
    """The same of a form that was handed in."""
    return files_of(source, assessment_id)


def hand_in(tx: Transaction, draft_id: str, assessment_id: str, items: Collection[str]) -> None:
    """Give the form the files of its draft, those of the items that it asks."""
    rows = tx.query("evidence/file_list", owner_id=draft_id)[COLUMNS]
    tx.append("assessment_evidence", rows[rows["item_id"].isin(items)].assign(assessment_id=assessment_id))


def take_over(tx: Transaction, assessment_id: str, draft_id: str, items: Collection[str]) -> None:
    """Give a draft the files of the form that it begins from, those of the items that it asks."""
    rows = tx.query("evidence/file_list", owner_id=assessment_id)[COLUMNS]
    tx.append("draft_evidence", rows[rows["item_id"].isin(items)].assign(draft_id=draft_id))
