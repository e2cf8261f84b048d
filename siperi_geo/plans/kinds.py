"""The kinds of owners, sources of money and states that a plan may name, as data. It knows no action."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from siperi_geo.columns import Bilingual
from siperi_geo.sheets import fold
from siperi_geo.text import pick, t

TABLE = Path(__file__).parent / "kinds.yaml"
List = Literal["owners", "money", "states", "pledges"]


class Kind(BaseModel):
    """What a kind is called, and how lists write it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Bilingual
    spelled: tuple[str, ...]


class About(BaseModel):
    """Where the lists are from and how sure they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sure: str
    source: Bilingual


class Kinds(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: About
    owners: Mapping[str, Kind]
    money: Mapping[str, Kind]
    states: Mapping[str, Kind]
    pledges: Mapping[str, Kind]

    def of(self, name: List) -> Mapping[str, Kind]:
        """One of the lists."""
        found: Mapping[str, Kind] = getattr(self, name)
        return found


@cache
def kinds() -> Kinds:
    """The lists of the file."""
    return Kinds.model_validate(yaml.safe_load(TABLE.read_text(encoding="utf-8")))


def label_of(name: List, code: str) -> str:
    """What a kind is called; its code where another version wrote it.

    >>> label_of("states", "running")
    'Berjalan'
    """
    known = kinds().of(name)
    return pick(known[code].label) if code in known else code


def neutral_name(kind: str) -> str:
    """How a partner is stored who did not agree to be named.

    >>> neutral_name("business")
    'Mitra (Dunia usaha)'
    """
    known = kinds().owners
    return f"Mitra ({known[kind].label.id if kind in known else kind})"


def partner_said(name: str, kind: str) -> str:
    """A partner's name as the reader's language has it, where it is the neutral one; else as it is."""
    return t("plans.partner.neutral", kind=label_of("owners", kind)) if name == neutral_name(kind) else name


def kind_named(name: List, text: str) -> str | None:
    """The kind that a word of a list means; None for none.

    >>> kind_named("money", "Dana  Kelurahan"), kind_named("owners", "kampus"), kind_named("states", "x")
    ('kelurahan', 'university', None)
    """
    return _words(name).get(_key(text))


@cache
def _words(name: List) -> dict[str, str]:
    known = kinds().of(name).items()
    return {_key(one): code for code, kind in known for one in (*kind.spelled, kind.label.id, kind.label.en, code)}


def _key(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))
