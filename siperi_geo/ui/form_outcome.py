"""What storing forms did, in the place where they were given: what is stored, what is held, what was overruled.

It shows what `intake` has done; the report before it is in `form_import`.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import streamlit as st

from siperi_geo.errors import Problem
from siperi_geo.intake import Examined, ExaminedHouseholds
from siperi_geo.sheets import BadRow, listed, write_bad_rows
from siperi_geo.text import language, number, t
from siperi_geo.ui import frame

FIRST = 3


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: the batch, the forms by area and year, what was overruled and what was set aside.

    Of families and respondents only `unnamed` says how many; of who is known by name it is None. `is_together`:
    stored and unchanged ones are one number, and neither says what became of it.
    """

    batch: str
    forms: tuple[str, ...]
    overruled: tuple[Problem, ...]
    set_aside: Sequence[BadRow]
    unnamed: int | None = None
    is_together: bool = False

    @classmethod
    def of(cls, found: Examined, batch: str) -> Self:
        """What accepting an examined import stored."""
        if not found.is_told_apart:
            return cls(
                batch, (), found.plan.overruled, found.set_aside.quarantine, found.accepted, is_together=True
            )
        forms = tuple(f"{entry.subject.name} {entry.year}" for entry in found.plan.to_store)
        return cls(batch, forms, found.plan.overruled, found.set_aside.quarantine)

    @classmethod
    def of_households(cls, found: ExaminedHouseholds, batch: str) -> Self:
        """What accepting an examined import of families stored."""
        return cls(
            batch, (), found.overruled, found.set_aside, found.accepted, is_together=not found.plan.is_told_apart
        )


def show(stored: Stored | None) -> None:
    """Say what was stored, pinned to where the reader is; nothing before anything was."""
    if stored is None:
        return
    kept, n = len(stored.set_aside), stored.unnamed or len(stored.forms)
    with st.container(key="outcome"):
        if n:
            st.success(_words(stored))
        if stored.unnamed == 0 and not kept:
            st.success(frame.plain(t("households.ended", batch=stored.batch)))
        if kept:
            words = t("forms.also_kept", n=kept) if n else t("forms.only_kept", n=kept, batch=stored.batch)
            st.warning(frame.plain(words))
    overruled(stored.overruled)
    quarantine(stored.set_aside)


def _words(stored: Stored) -> str:
    n, chosen = len(stored.forms), len(stored.overruled)
    words = frame.plain(t("forms.stored", n=n, batch=stored.batch, forms=listed(stored.forms)))
    if stored.unnamed is not None:
        key = "households.accepted" if stored.is_together else "households.stored"
        words = frame.plain(t(key, n=number(stored.unnamed, 0), batch=stored.batch))
    return f"{words}\n\n**{t('forms.overruled', n=chosen)}**" if chosen else words


def overruled(problems: Sequence[Problem]) -> None:
    """One box that says where the user's word wins over what forms say; nothing where it does not."""
    _box("forms.overruled", problems)


def shorter(problems: Sequence[Problem]) -> None:
    """One box that says which forms answer less than those they would follow; nothing without any."""
    _box("forms.shorter", problems)


def _box(title: str, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    lines = [f"- {frame.plain(one.message(language()))}" for one in problems[:FIRST]]
    if len(problems) > FIRST:
        lines.append(f"- {t('forms.overruled.more', n=len(problems) - FIRST)}")
    st.warning("\n".join([f"**{t(title, n=len(problems))}**", "", *lines]))


def quarantine(rows: Sequence[BadRow]) -> None:
    """What was set aside, whole, as a download; nothing without any."""
    if not rows:
        return
    with tempfile.TemporaryDirectory() as folder:
        content = write_bad_rows(rows, Path(folder) / "karantina.csv").read_bytes()
    frame.download(t("forms.quarantine", n=len(rows)), content, "karantina.csv")
