"""Taking an evidence file in: looked at as bytes, held against the limits, written down with whose it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.evidence.held import Evidence, called
from siperi_geo.evidence.kinds import media_type_of
from siperi_geo.settings import settings
from siperi_geo.store import Transaction, digest_of

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Given:
    """A file that may be taken: what it is called from now on, what it is, its SHA-256 and its size."""

    name: str
    media_type: str
    sha256: str
    bytes: int

    @property
    def said(self) -> str:
        """The file as the audit keeps it."""
        return f"{self.name} {self.sha256[:12]}"


def received(name: str, content: bytes) -> Given:
    """What a file is, by its bytes, whatever it is called.

    Raises EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, EVIDENCE_KIND, EVIDENCE_UNREADABLE, EVIDENCE_PIXELS.
    """
    name = called(name)
    check_size(name, len(content))
    return Given(name, media_type_of(content, name), digest_of(content), len(content))


def check_size(name: str, size: int) -> None:
    """Raises EVIDENCE_TOO_LARGE; asked of a file on the disk before it is read."""
    if size > (most := settings().evidence_mb) * MIB:
        raise SiperiError("EVIDENCE_TOO_LARGE", name=name, mb=_mb_up(size), most=most)


def same(here: Iterable[Evidence], given: Given) -> Evidence | None:
    """The file of the same bytes that is there already."""
    return next((one for one in here if one.sha256 == given.sha256), None)


def check_room(given: Given, here: Sequence[Evidence], every: Iterable[Evidence]) -> None:
    """Raises EVIDENCE_TOO_MANY and EVIDENCE_FORM_FULL; `every` file of the same owner counts once for the size."""
    chosen = settings()
    if len(here) >= chosen.evidence_files:
        raise SiperiError("EVIDENCE_TOO_MANY", name=given.name, most=chosen.evidence_files)
    sizes = {one.sha256: one.bytes for one in every}
    if sum((sizes | {given.sha256: given.bytes}).values()) > chosen.evidence_form_mb * MIB:
        mb = sum(sizes.values()) // MIB
        raise SiperiError("EVIDENCE_FORM_FULL", name=given.name, mb=mb, most=chosen.evidence_form_mb)


def write_down(tx: Transaction, table: str, owner: Mapping[str, str], given: Given) -> None:
    """Write down a file and whose it is: `owner` are the columns of the table that say so."""
    tx.run("evidence/put_file", sha256=given.sha256, media_type=given.media_type, bytes=given.bytes)
    row = {"evidence_id": uuid4().hex[:16], **owner, "sha256": given.sha256, "file_name": given.name}
    tx.append(table, pd.DataFrame([row | {"added_at": datetime.now(UTC), "actor": tx.actor}]))


def _mb_up(size: int) -> int:
    """Rounded up, so that what is too large by a little does not read as the limit itself."""
    return -(-size // MIB)
