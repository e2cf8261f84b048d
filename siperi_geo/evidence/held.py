"""Evidence files as values, by the item that they stand beside. No bytes are touched."""

import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from siperi_geo.evidence.kinds import ENDINGS, PDF
from siperi_geo.store import Store, Transaction

MOST_NAME = 100


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file: the item that it is beside, what people call it, what it is, who added it and when."""

    evidence_id: str
    item_id: str
    sha256: str
    file_name: str
    media_type: str
    bytes: int
    added_at: datetime
    actor: str

    @property
    def is_picture(self) -> bool:
        """Whether it can be looked at in place."""
        return self.media_type != PDF

    @property
    def kind(self) -> str:
        """`JPG`, `PNG`, `PDF`."""
        return ENDINGS[self.media_type][0].lstrip(".").upper()

    @property
    def download_name(self) -> str:
        """The name under which it is given out: what it is called, with the ending of what it is."""
        endings = ENDINGS[self.media_type]
        return self.file_name if self.file_name.lower().endswith(endings) else self.file_name + endings[0]


Held = Mapping[str, tuple[Evidence, ...]]


def files_of(source: Store | Transaction, owner_id: str) -> Held:
    """Item → its files, of a draft, a form or an action, in the order in which they were added."""
    return by_item(source.query("evidence/file_list", owner_id=owner_id).to_dict("records"))


def called(name: str) -> str:
    """A file's name as it is kept: no path, nothing that steers a screen or a terminal, MOST_NAME letters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if not unicodedata.category(sign).startswith(("C", "Zl", "Zp")))
    clean = " ".join(seen.split())
    if len(clean) > MOST_NAME:
        ending = PurePosixPath(clean).suffix[:10]
        clean = clean[: MOST_NAME - len(ending) - 1].rstrip() + "…" + ending
    return clean if clean.strip(". ") else "bukti"


def by_item(rows: Sequence[Mapping[Hashable, Any]]) -> Held:
    """Rows of `evidence/file_list` as item → its files, in their order."""
    found: dict[str, list[Evidence]] = {}
    for row in rows:
        one = Evidence(**{str(name): value for name, value in row.items()})
        found.setdefault(one.item_id, []).append(one)
    return {item: tuple(held) for item, held in found.items()}
