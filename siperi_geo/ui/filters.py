"""Filters: widgets bound to the address, and the frozen view that they add up to.

`choose()` draws instrument and year, and on request level, node and reading; it stops with the empty state
when the instrument has no scores. It computes nothing.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from siperi_geo.areas import full_name, is_kelurahan, placed_name
from siperi_geo.assessments import has_register, rounds
from siperi_geo.instruments import Instrument, Label, available, load
from siperi_geo.rights import Right
from siperi_geo.scoring import scored_as
from siperi_geo.text import CITY_ZONE, abbreviation, t, use_subject, use_wording
from siperi_geo.ui import basis, choices, examples, frame, not_here, reads, results, verified, who
from siperi_geo.ui.session import AREA, INSTRUMENT, WITHIN, YEAR, subject_key, unmet
from siperi_geo.ui.view import AreaLevel, View

Part = Literal["level", "node", "indicator", "variant"]
Subjects = Literal["kelurahan", "all"]
LEVELS: tuple[AreaLevel, ...] = ("kelurahan", "kecamatan")
LEVEL, NODE, VARIANT = "tingkat", "aspek", "bacaan"
STANDARD = "standard"  # every instrument's first reading: where it has scores, so have the others
MOST_LETTERS = 20  # of a year in an address that is none


def choose(*parts: Part, of: Subjects = "kelurahan", with_rounds: bool = False) -> View:
    """Draw the filters in one row and return the view; stops with the empty state when there are no scores, and
    where the reader asks for verified forms alone and there are none.

    `of`: the instruments of kelurahan alone, or every one whose forms are stored. `with_rounds`: also years in
    which forms are asked for and none counts yet, this year where there is no other; it then stops for nothing.
    """
    row = st.container(horizontal=True, vertical_alignment="top", key="filters")
    with row:
        view = _view(row, _instrument(of), parts, with_rounds=with_rounds)
    if asked := unmet(YEAR, view.year):
        frame.note(t("ui.year.absent", asked=asked[:MOST_LETTERS], year=view.year))
    use_subject(view.instrument.subject)
    basis.say_private(view.instrument)
    if view.is_verified_only:
        use_wording("verified")
        if view.year not in view.years and not with_rounds:
            basis.nothing(view)
    verified.say(view)
    return view


def _view(row: DeltaGenerator, code: str, parts: Collection[Part], *, with_rounds: bool) -> View:
    """The filters after that of the instrument, and what they add up to."""
    years = _scored(code)
    offered = sorted({*years.index, *(_asked_years(code, list(years.index)) if with_rounds else ())})
    if not offered:
        frame.empty(who.advice("ui.no_scores", Right.IMPORT_FORMS), act=partial(examples.offer, load(code)))
    year = _year(offered)
    forms, examples_among = _forms(years).get(year, (0, 0))
    is_verified_only = basis.choose(load(code), forms - examples_among)
    if is_verified_only:
        years = _scored(code, is_verified_only=True)
    instrument = load(code, _version(years, year))
    return View(
        instrument=instrument,
        year=year,
        years=tuple(years.index),
        level=_level(instrument) if "level" in parts else _levels(instrument)[0],
        node=_node(instrument, parts) if {"node", "indicator"} & set(parts) else "index",
        variant=_variant(instrument) if "variant" in parts else STANDARD,
        is_verified_only=is_verified_only,
        data_version=reads.data_version(),
        forms=dict.fromkeys(offered, (0, 0)) | _forms(years),
        is_mixed=reads.origins().is_mixed,
        row=row,
    )


def _scored(code: str, *, is_verified_only: bool = False) -> pd.DataFrame:
    """`scores/year_list` of an instrument by year, of all forms or of the verified ones."""
    rows = results.years(code, scored_as(STANDARD, is_verified_only=is_verified_only))
    return rows.set_index(pd.Index([int(year) for year in rows["year"]], dtype=object))


def _asked_years(code: str, scored: Sequence[int]) -> list[int]:
    """The years with a round; this year where there is neither a round nor a score."""
    found = [one.year for one in rounds(reads.store()) if one.instrument == code]
    return found if found or scored else [datetime.now(CITY_ZONE).year]


def _version(years: pd.DataFrame, year: int) -> str | None:
    """The newest version that the forms of a year were filled on; None without any."""
    return str(years.loc[year, "versions"]).rsplit(", ", 1)[-1] if year in years.index else None


def _forms(years: pd.DataFrame) -> dict[int, tuple[int, int]]:
    rows = years.to_dict("records")
    return {int(row["year"]): (int(row["form_count"]), int(row["example_count"])) for row in rows}


def choose_instrument(
    among: Callable[[Instrument], bool] = has_register, *, nothing: str = "ui.no_scores"
) -> Instrument:
    """Draw only the choice of instrument and return its newest version, for pages that do not show scores.

    `among`: which of all are offered (usual: those with a register of who is assessed); ends the page with the
    words `nothing` where none is.
    """
    return load(_instrument("all", among, nothing))


def pick_area(view: View, names: Mapping[str, str]) -> str | None:
    """A select box over areas (code → label) in the row of filters; all pages share it as `?wilayah=`.

    May stay empty; a choice that is not among the names (the other level) is forgotten.
    """
    with view.row:
        return choices.optional_box(
            AREA, t(f"ui.pick.{view.level}"), names, placeholder=t("ui.pick.placeholder"), width=270
        )


def pick_subject(view: View, names: Mapping[str, str]) -> str | None:
    """A select box over subjects (id → label) in the row of filters; may stay empty."""
    with view.row:
        label = t(f"ui.pick.{view.instrument.subject}")
        key = subject_key(view.instrument)
        return choices.optional_box(key, label, names, placeholder=t("ui.pick.placeholder"), width=300)


def pick_within(view: View, asked: pd.DataFrame) -> str | None:
    """A select box over kecamatan and kelurahan of those asked (rows of `scores/score_per_subject`); `?di=`."""
    above = asked.assign(area_code=asked["kecamatan_code"], area_name=asked["kecamatan_name"])
    known = pd.concat([asked, above]).drop_duplicates("area_code")
    with view.row:
        return choices.optional_box(
            WITHIN, t("ui.pick.within"), area_labels(known), placeholder=t("ui.pick.everywhere"), width=230
        )


def subject_labels(scores: pd.DataFrame) -> dict[str, str]:
    """Labels by subject id from `scores/score_per_subject`, in alphabetical order: `SD X (Kel. Oeba)`."""
    areas, names = area_labels(scores), scores["area_name"].astype(str)
    rows = zip(scores["subject_id"], scores["subject_name"], scores["area_code"].astype(str), names, strict=True)
    labels = {one: areas[code] if one == code else placed_name(name, code, area) for one, name, code, area in rows}
    return dict(sorted(labels.items(), key=lambda pair: pair[1].casefold()))


def area_labels(scores: pd.DataFrame) -> dict[str, str]:
    """Labels by area code, in alphabetical order: `Alak (Kec. Alak)` is a kelurahan, `Kecamatan Alak` is not."""
    codes, names = scores["area_code"].astype(str), scores["area_name"].astype(str)
    above = scores["kecamatan_name"].astype(str) if "kecamatan_name" in scores else [""] * len(names)
    rows = zip(codes, names, above, strict=True)
    labels = {code: _area_label(code, name, one) for code, name, one in rows}
    return dict(sorted(labels.items(), key=lambda pair: pair[1].casefold()))


def _area_label(code: str, name: str, above: str) -> str:
    if not is_kelurahan(code):
        return full_name(code, name)
    return placed_name(name, code.rpartition(".")[0], above) if above else full_name(code, name)


def _instrument(
    of: Subjects, among: Callable[[Instrument], bool] = has_register, nothing: str = "ui.no_scores"
) -> str:
    """The instrument, of those whose forms can be stored, that of kelurahan first; a single one is no choice."""
    newest = sorted((load(ref.id) for ref in available()), key=lambda one: (one.subject != "kelurahan", one.id))
    known = (one for one in newest if of in ("all", one.subject) and among(one))
    names = {one.id: _short_name(one) for one in known}
    if not names:
        frame.empty(nothing)
    if among is has_register:  # else whose it is, is for who narrows the choice to say
        not_here.say(names)
    if len(names) == 1:
        return next(iter(names))
    return choices.box(INSTRUMENT, t("ui.instrument"), names, width=240)


def _short_name(instrument: Instrument) -> Label:
    """What people call an instrument, and who fills it in: `SPAB · sekolah`."""
    words = f"{abbreviation(instrument.id)} · {t(f'unit.{instrument.subject}')}"
    return Label(id=words, en=words)


def _year(years: Sequence[int]) -> int:
    return choices.segments(YEAR, t("ui.year"), years, max(years))


def _levels(instrument: Instrument) -> tuple[AreaLevel, ...]:
    """The levels that have values: nothing is smaller than who fills in the form."""
    return LEVELS[1:] if instrument.subject == "kecamatan" else LEVELS


def _level(instrument: Instrument) -> AreaLevel:
    levels = _levels(instrument)
    return choices.segments(LEVEL, t("ui.level"), levels, levels[0], lambda level: t(f"ui.level.{level}"))


def _node(instrument: Instrument, parts: Collection[Part]) -> str:
    """The index or an aspect, on request also what is below the aspects, where single results are not private."""
    names = {node.id: node.name for node in (instrument.root, *instrument.aspects)}
    if "indicator" in parts and not instrument.is_private:
        names = {node.id: names.get(node.id) or _below(node.name) for node in instrument.nodes()}
        return choices.box(NODE, t("ui.node.deep"), names, width=275)
    return choices.box(NODE, t("ui.node"), names, width=275)


def _below(name: Label) -> Label:
    return Label(id=f"– {name.id}", en=f"– {name.en}")


def _variant(instrument: Instrument) -> str:
    names = {variant.id: variant.name for variant in instrument.variants}
    return choices.box(VARIANT, t("ui.variant"), names, width=300)
