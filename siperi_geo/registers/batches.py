"""One import of a register as a batch: its counts, and the rows set aside with their reasons.

Written inside the caller's transaction, so that a register and its batch become visible together.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import pandas as pd

from siperi_geo.sheets import BadRow
from siperi_geo.store import Transaction


def write_batch(
    tx: Transaction, *, action: str, file_name: str, sha256: str, rows_in: int, bad: Sequence[BadRow]
) -> str:
    """Store the head of a batch and its quarantine; returns the batch id."""
    now = datetime.now(UTC)
    batch_id = f"{now:%Y%m%dT%H%M%S%f}-{sha256[:8]}"
    batch = {
        "batch_id": batch_id,
        "action": action,
        "file_name": file_name,
        "file_sha256": sha256,
        "rows_in": rows_in,
        "rows_good": rows_in - len(bad),
        "rows_bad": len(bad),
        "created_at": now,
        "actor": tx.actor,
    }
    tx.append("batches", pd.DataFrame([batch]))
    tx.append("quarantine", pd.DataFrame([{"batch_id": batch_id, **asdict(row)} for row in bad]))
    return batch_id
