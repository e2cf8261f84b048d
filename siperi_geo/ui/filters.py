"""Filters: widgets bound to the address, and the frozen view that they add up to.

`choose()` draws instrument and year, and on request level, node and reading; it stops with the empty state
when the instrument has no scores. It computes nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from siperi_geo.assessments import has_register
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.text import t
from siperi_geo.ui import choices, examples, frame, reads
from siperi_geo.ui.session import AREA, INSTRUMENT, YEAR
from siperi_geo.ui.view import AreaLevel, View

Part = Literal["level", "node", "variant"]
LEVELS: tuple[AreaLevel, ...] = ("kelurahan", "kecamatan")
LEVEL, NODE, VARIANT = "tingkat", "aspek", "bacaan"


def choose(*parts: Part) -> View:
    """Draw the filters in one row and return the view; stops with the empty state when there are no scores."""
    row = st.container(horizontal=True, vertical_alignment="top", key="filters")
    with row:
        code = _instrument()
        years = reads.query("scores/year_list", instrument=code).set_index("year", drop=False)
        if years.empty:
            frame.empty("ui.no_scores", act=examples.offer)
        year = _year([int(value) for value in years["year"]])
        instrument = load(code, str(years.loc[year, "versions"]).rsplit(", ", 1)[-1])
        return View(
            instrument=instrument,
            year=year,
            years=tuple(int(value) for value in years["year"]),
            level=_level() if "level" in parts else "kelurahan",
            node=_node(instrument) if "node" in parts else "index",
            variant=_variant(instrument) if "variant" in parts else instrument.variants[0].id,
            data_version=reads.store().data_version,
            forms=_forms(years),
            is_mixed=reads.origins().is_mixed,
            row=row,
        )


def _forms(years: pd.DataFrame) -> dict[int, tuple[int, int]]:
    rows = years.to_dict("records")
    return {int(row["year"]): (int(row["form_count"]), int(row["example_count"])) for row in rows}


def choose_instrument() -> Instrument:
    """Draw only the choice of instrument and return its newest version, for pages that do not show scores."""
    return load(_instrument())


def pick_area(view: View, names: Mapping[str, str]) -> str | None:
    """A select box over areas (code → label) in the row of filters; all pages share it as `?wilayah=`.

    May stay empty; a choice that is not among the names (the other level) is forgotten.
    """
    with view.row:
        return choices.optional_box(
            AREA, t(f"ui.pick.{view.level}"), names, placeholder=t("ui.pick.placeholder"), width=230
        )


def area_labels(scores: pd.DataFrame) -> dict[str, str]:
    """Labels by area code from a frame of scores, in alphabetical order: `Naikolan (Maulafa)`."""
    names = scores["area_name"].astype(str)
    if "kecamatan_name" in scores:
        names = names + " (" + scores["kecamatan_name"].astype(str) + ")"
    labels = zip(scores["area_code"], names, strict=True)
    return dict(sorted(labels, key=lambda pair: pair[1].casefold()))


def _instrument() -> str:
    """The instrument, of those whose forms can be stored; with a single one there is nothing to choose."""
    newest = {ref.id: load(ref.id) for ref in available()}
    names = {code: one.name for code, one in newest.items() if has_register(one)}
    if len(names) == 1:
        return next(iter(names))
    return choices.box(INSTRUMENT, t("ui.instrument"), names, width=240)


def _year(years: Sequence[int]) -> int:
    return choices.segments(YEAR, t("ui.year"), years, max(years))


def _level() -> AreaLevel:
    return choices.segments(LEVEL, t("ui.level"), LEVELS, LEVELS[0], lambda level: t(f"ui.level.{level}"))


def _node(instrument: Instrument) -> str:
    names = {node.id: node.name for node in (instrument.root, *instrument.aspects)}
    return choices.box(NODE, t("ui.node"), names, width=275)


def _variant(instrument: Instrument) -> str:
    names = {variant.id: variant.name for variant in instrument.variants}
    return choices.box(VARIANT, t("ui.variant"), names, width=300)
