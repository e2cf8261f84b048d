"""Taking back what one import stored: all its forms are rejected at once, however many they are.

As `life.move_form` does it for one form; nothing is deleted, and every move is kept.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from siperi_geo.assessments.rounds import check_unlocked
from siperi_geo.errors import SiperiError
from siperi_geo.store import Transaction


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Forms of one instrument version and year that were rejected."""

    instrument: str
    version: str
    year: int
    form_count: int


def reject_batch(tx: Transaction, batch_id: str, reason: str) -> list[Withdrawn]:
    """Reject every real form of an import that is not rejected already; returns which and how many.

    Raises BATCH_WITHOUT_FORMS when none is left, FORM_REASON_MISSING without a reason, ROUND_LOCKED when one of
    their rounds is locked.
    """
    rows = tx.query("assessments/count_per_batch_year", batch_id=batch_id).itertuples(index=False)
    left = [Withdrawn(str(code), str(version), int(year), int(n)) for code, version, year, n in rows]
    if not left:
        raise SiperiError("BATCH_WITHOUT_FORMS", batch=batch_id)
    if not reason.strip():
        raise SiperiError("FORM_REASON_MISSING", to="rejected")
    for one in left:
        check_unlocked(tx, one.instrument, [one.year])
    now = datetime.now(UTC)
    tx.run(
        "assessments/keep_batch_rejection",
        batch_id=batch_id,
        reason=reason.strip(),
        happened_at=now,
        actor=tx.actor,
    )
    tx.run("assessments/reject_batch", batch_id=batch_id)
    return left
