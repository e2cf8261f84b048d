"""Contradictions between forms in the work list: what a line says of its form, and all of a year as a table."""

import html
from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from siperi_geo import cells
from siperi_geo.analysis import cross_words
from siperi_geo.analysis.cross import Crossing, Touched
from siperi_geo.analysis.handed_in import HandedIn
from siperi_geo.csv_file import csv_file
from siperi_geo.instruments import load, rule_table
from siperi_geo.rights import Right
from siperi_geo.text import number, pick, t
from siperi_geo.ui import frame, reads, scope, who
from siperi_geo.ui.verify.choice import Work
from siperi_geo.ui.verify.cross import Found, found_in

SHOWN = ("claimant", "area", "text", "counts")


def in_line(touched: Touched) -> str:
    """What a line of the work list adds: how much is asked of the form, in how much it is named."""
    asked = t("cross.line.asked", n=number(len(touched.asked), 0))
    named = t("cross.line.named", n=number(len(touched.named), 0))
    marked = f"<br><mark>{html.escape(asked)}</mark>" if touched.asked else ""
    return marked + (f"<br><small>{html.escape(named)}</small>" if touched.named else "")


def note(found: Found, forms: Iterable[HandedIn]) -> None:
    """Of how many of these forms others say otherwise; nothing where of none."""
    frame.problems(*found.problems)
    listed = list(forms)
    n = sum(bool(found.of(one.assessment_id).asked) for one in listed)
    if n:
        frame.note(t("cross.list.note", n=number(n, 0), forms=number(len(listed), 0)))


def whole(work: Work) -> None:
    """Every contradiction of the year between real forms, of all instruments, with its file; nothing without.

    Of those alone that a form is part of which whoever is here may see.
    """
    found = found_in(work.year)
    every = _seen(found)
    table = rule_table() if every else None
    if table is None:
        return
    rows = cross_words.cross_list(every, found.versions)
    shown, held = (_table(rows, names) for names in (SHOWN, cross_words.COLUMNS))
    foot = (
        (t("table.foot.year"), str(work.year)),
        (t("cross.foot.rules"), f"{pick(table.name)} {table.version}"),
        (t("table.foot.data_version"), number(reads.store().data_version, 0)),
        (t("table.foot.source"), pick(table.note)),
    )
    with st.expander(t("cross.whole", year=work.year, n=number(len(rows), 0))):
        frame.note(t("cross.lead"))
        frame.table(shown.shown, caption=t("cross.whole.caption", year=work.year))
        frame.download(t("table.download"), csv_file(held, foot), f"siperi-pertentangan-{work.year}.csv")


def _seen(found: Found) -> Sequence[Crossing]:
    if who.may(Right.SEE_FORM):
        return found.every
    mine = {code: scope.subjects(Right.SEE_FORM, load(code)) for code, _ in found.versions}
    return [one for one in found.every if any(of.subject_id in mine[of.instrument] for of in one.parties)]


def _table(rows: pd.DataFrame, names: Iterable[str]) -> cells.Table:
    return cells.table(*(cells.written(t(f"cross.column.{name}"), rows[name].tolist(), str) for name in names))
