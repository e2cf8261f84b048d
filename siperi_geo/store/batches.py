"""One import as a batch: its counts, and the rows set aside with their reasons, whatever was imported.

Written inside the caller's transaction, so that what was imported and its batch become visible together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from siperi_geo.sheets import BadRow
from siperi_geo.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Batch:
    """The head of an import: what was done, from which file, and how many rows were read and set aside."""

    action: str
    file_name: str
    sha256: str
    rows_in: int
    rows_bad: int


def write_batch(tx: Transaction, batch: Batch, bad: Sequence[BadRow]) -> str:
    """Store the head and the quarantine of a batch; returns its id.

    `bad` may hold more than `rows_bad` rows: forms that were read and held stand there too.
    """
    now = datetime.now(UTC)
    batch_id = f"{now:%Y%m%dT%H%M%S%f}-{batch.sha256[:8]}"
    head = {
        "batch_id": batch_id,
        "action": batch.action,
        "file_name": batch.file_name,
        "file_sha256": batch.sha256,
        "rows_in": batch.rows_in,
        "rows_good": batch.rows_in - batch.rows_bad,
        "rows_bad": batch.rows_bad,
        "created_at": now,
        "actor": tx.actor,
    }
    tx.append("batches", pd.DataFrame([head]))
    tx.append("quarantine", pd.DataFrame([{"batch_id": batch_id, **row.stored()} for row in bad]))
    return batch_id
