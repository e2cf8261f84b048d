"""The table of kinds of subjects: what each is called, its official code, its types, the instruments it fills in.

The table is data (`kinds.yaml`); a kind is added there. It reads no list and knows no store.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from siperi_geo.columns import Bilingual
from siperi_geo.errors import SiperiError

TABLE = Path(__file__).parent / "kinds.yaml"
OWNERSHIPS = ("negeri", "swasta")
COUNTED = ("family",)  # registered too, by a list of their own (assessments.family_register), and never listed


class CodeRule(BaseModel):
    """The official code of a kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Bilingual
    shape: Bilingual
    patterns: tuple[str, ...]
    headings: tuple[str, ...]
    is_usual: bool

    def is_official(self, text: str) -> bool:
        """Whether a text has the form of an official code."""
        return any(re.fullmatch(pattern, text, re.ASCII) for pattern in self.patterns)


class Subtype(BaseModel):
    """A type within a kind, and how lists write it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Bilingual
    spelled: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling, that of our own tables too."""
        return (*self.spelled, self.label.id, self.label.en)


class Kind(BaseModel):
    """A kind of subject; `serves` is the subject of the instruments that such a one fills in (None: of none).

    `within`: what it lies in, and what its area_code is the code of. `short`: words that begin a name in short
    (`sdn`) with what they stand for (`sd negeri`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: Bilingual
    serves: str | None
    within: Literal["kelurahan", "government", "itself"] = "kelurahan"
    code: CodeRule
    words: frozenset[str]
    short: Mapping[str, str] = {}
    types: Mapping[str, Subtype]

    @property
    def is_of_city(self) -> bool:
        """Whether it lies in a kelurahan of this city; else it is a government, or a unit of one."""
        return self.within == "kelurahan"


@cache
def _kinds() -> dict[str, Kind]:
    entries = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {name: Kind(id=name, **entry) for name, entry in entries.items()}


KINDS: Mapping[str, Kind] = _kinds()
"""Every kind that has a register, by id."""


def kind_of(name: str) -> Kind:
    """The kind with this id. Raises SUBJECT_KIND_UNKNOWN."""
    if name not in KINDS:
        raise SiperiError("SUBJECT_KIND_UNKNOWN", kind=name[:80], known=", ".join([*KINDS, *COUNTED]))
    return KINDS[name]
