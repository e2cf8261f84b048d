"""The choice of an area and a year for its profile, and the view of every instrument that goes with them.

The area is `?wilayah=`, as on maps; without one it is the city. It reads which years there are, no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import streamlit as st

from siperi_geo.areas import Area, placed_name
from siperi_geo.assessments import has_register
from siperi_geo.boundaries import stored_areas
from siperi_geo.instruments import Instrument, Label, available, load
from siperi_geo.rights import Right
from siperi_geo.scoring import scored_as
from siperi_geo.store import shared_store
from siperi_geo.text import t
from siperi_geo.ui import basis, choices, examples, frame, reads, results, who
from siperi_geo.ui.session import AREA, YEAR
from siperi_geo.ui.view import View

STANDARD = "standard"


class Year(NamedTuple):
    """A year of an instrument: its versions (the newest last), forms that count, example forms among them."""

    versions: str
    forms: int
    examples: int


@dataclass(frozen=True, slots=True)
class Here:
    """The area of a profile in a year: its place, and a view of every instrument, that of kelurahan first."""

    area: Area
    kecamatan: str
    year: int
    views: tuple[View, ...]

    @property
    def level(self) -> str:
        """kelurahan, kecamatan or city."""
        return str(self.area.level)

    def holds(self, area_code: str) -> bool:
        """Whether an area is this one or lies in it."""
        return f"{area_code}.".startswith(f"{self.area.code}.")

    def within(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows (by `area_code`) of this area and of those in it."""
        is_inside = [self.holds(str(code)) for code in rows["area_code"]]
        return rows[pd.Series(is_inside, index=rows.index, dtype=bool)].reset_index(drop=True)

    def seen_by(self, instrument: Instrument) -> bool:
        """Whether an instrument speaks of areas of this size: of none smaller than who fills in its form."""
        return not (instrument.subject == "kecamatan" and self.level == "kelurahan")


def choose() -> Here:
    """Draw area and year; ends the page where nothing is scored yet."""
    known = instruments()
    offered = sorted({year for one in known for year in years_of(one, is_verified=False)})
    row = st.container(horizontal=True, vertical_alignment="top", key="filters")
    if not offered:
        frame.empty(who.advice("area.nothing", Right.IMPORT_FORMS), act=examples.offer)
    with row:
        area, kecamatan = _area()
        year = choices.segments(YEAR, t("ui.year"), offered, max(offered))
        is_verified = choose_basis(known, year)
    views = tuple(view_of(one, year, is_verified) for one in known)
    return Here(area, kecamatan, year, views)


def instruments() -> tuple[Instrument, ...]:
    """The newest version of every instrument whose results are of areas; that of kelurahan first."""
    newest = {ref.id: load(ref.id) for ref in available()}.values()
    known = (one for one in newest if has_register(one))
    return tuple(sorted(known, key=lambda one: (one.subject != "kelurahan", one.id)))


def years_of(instrument: Instrument, is_verified: bool) -> Mapping[int, Year]:
    """The years in which an instrument has scores."""
    named = scored_as(STANDARD, is_verified_only=is_verified and not instrument.is_private)
    return _years(str(reads.store().path), reads.data_version(), instrument.id, named)


@st.cache_resource(show_spinner=False, max_entries=64)
def _years(path: str, version: int, instrument_id: str, named: str) -> dict[int, Year]:  # noqa: ARG001
    rows = results.years(instrument_id, named).to_dict("records")
    return {
        int(row["year"]): Year(str(row["versions"]), int(row["form_count"]), int(row["example_count"]))
        for row in rows
    }


def _area() -> tuple[Area, str]:
    """The area chosen, and the kecamatan it is in; the city where none is."""
    areas = {area.code: area for area in _areas(str(reads.store().path), reads.data_version())}
    names = {code: _name(area, areas) for code, area in areas.items()}
    ordered = sorted(names, key=lambda code: (areas[code].level != "city", names[code].casefold()))
    labels = {code: Label(id=names[code], en=names[code]) for code in ordered}
    chosen = areas[choices.box(AREA, t("area.pick"), labels, width=280)]
    above = areas.get(chosen.parent_code or "")
    return chosen, above.name if above and chosen.level == "kelurahan" else ""


@st.cache_resource(show_spinner=False, max_entries=4)
def _areas(path: str, version: int) -> tuple[Area, ...]:  # noqa: ARG001
    return tuple(stored_areas(shared_store(Path(path))))


def _name(area: Area, areas: dict[str, Area]) -> str:
    if area.level == "kelurahan":
        above = areas.get(area.parent_code or "")
        return placed_name(area.name, above.code, above.name) if above else area.name
    return t(f"area.name.{area.level}", name=area.name)


def choose_basis(known: tuple[Instrument, ...], year: int) -> bool:
    """Whether only verified forms count; drawn where real forms count in the year."""
    real = 0
    for one in known:
        found = years_of(one, is_verified=False).get(year)
        if found is not None and not one.is_private:
            real += found.forms - found.examples
    return basis.choose(known[0], real)


def view_of(instrument: Instrument, year: int, is_verified: bool) -> View:
    """The view of one instrument, in the version that the forms of the year were filled on."""
    years = years_of(instrument, is_verified)
    forms = {one: (found.forms, found.examples) for one, found in years.items()}
    versions = years[year].versions.rsplit(", ", 1)[-1] if year in years else None
    return View(
        instrument=load(instrument.id, versions),
        year=year,
        years=tuple(years),
        level="kecamatan" if instrument.subject == "kecamatan" else "kelurahan",
        node=instrument.root.id,
        variant=STANDARD,
        is_verified_only=is_verified and not instrument.is_private,
        data_version=reads.data_version(),
        forms={year: (0, 0)} | forms,
        is_mixed=reads.origins().is_mixed,
        row=st.container(),
    )
