"""A second map beside the score map: another year, another value, or another instrument, `?banding=tahun:2024`.

It decides what can stand beside what is shown and puts the second view together; `map_view` draws both maps.
"""

from dataclasses import replace

import streamlit as st

from siperi_geo import maps
from siperi_geo.assessments import has_register
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.scoring import scored_as
from siperi_geo.text import abbreviation, pick, t
from siperi_geo.ui import choices, filters, results
from siperi_geo.ui.map import picture
from siperi_geo.ui.view import View

BESIDE = "banding"
ANOTHER_YEAR, ANOTHER_VALUE, ANOTHER_INSTRUMENT = "tahun", "nilai", "instrumen"


def choose(view: View) -> View | None:
    """Draw the select box in the row of filters; the second view, or None while nothing is chosen."""
    with view.row:
        asked = choices.optional_box(
            BESIDE, t("map.beside"), _offered(view), placeholder=t("map.beside.none"), width=250
        )
    return _second(view, asked) if asked else None


def titles(view: View, other: View) -> tuple[str, str]:
    """What each of two maps shows, said by what differs."""
    if view.instrument.id != other.instrument.id:
        return _of_instrument(view.instrument), _of_instrument(other.instrument)
    if view.year != other.year:
        return str(view.year), str(other.year)
    return view.node_name, other.node_name


def legends(first: tuple[View, maps.MapView], second: tuple[View, maps.MapView]) -> None:
    """One legend with two counts where both maps have the same classes, else one for each."""
    (view, drawn), (other, beside) = first, second
    if drawn.paints == beside.paints:
        st.html(
            maps.legend_of_two(
                (maps.legend(drawn), maps.legend(beside)),
                (drawn.title, beside.title),
                picture.legend_title(view),
                picture.thin_words(view),
            )
        )
        return
    for place, (shown, one) in zip(st.columns(2, gap="medium"), ((view, drawn), (other, beside)), strict=True):
        title = f"{one.title}: {picture.legend_title(shown)}"
        place.html(maps.legend_html(maps.legend(one), title, picture.thin_words(shown)))


def _offered(view: View) -> dict[str, str]:
    """Codes of the address with their names: other years, the index and other aspects, other instruments."""
    years = {f"{ANOTHER_YEAR}:{year}": t("map.beside.year", year=year) for year in view.years if year != view.year}
    nodes = (one for one in (view.instrument.root, *view.instrument.aspects) if one.id != view.node)
    others = (one for one in _instruments(view) if _is_scored(view, one))
    return {
        **years,
        **{f"{ANOTHER_VALUE}:{one.id}": pick(one.name) for one in nodes},
        **{f"{ANOTHER_INSTRUMENT}:{one.id}": _of_instrument(one) for one in others},
    }


def _instruments(view: View) -> list[Instrument]:
    """The other instruments that have values at the level shown."""
    ids = sorted({ref.id for ref in available()} - {view.instrument.id})
    newest = (load(one) for one in ids)
    return [one for one in newest if has_register(one) and (view.level == "kecamatan" or _is_below(one))]


def _is_below(instrument: Instrument) -> bool:
    return instrument.subject != "kecamatan"


def _is_scored(view: View, instrument: Instrument) -> bool:
    is_verified = view.is_verified_only and not instrument.is_private
    rows = results.years(instrument.id, scored_as(filters.STANDARD, is_verified_only=is_verified))
    return view.year in rows["year"].tolist()


def _second(view: View, asked: str) -> View:
    kind, _, code = asked.partition(":")
    if kind == ANOTHER_VALUE:
        return replace(view, node=code)
    if kind == ANOTHER_YEAR:
        return _of_year(view, view.instrument.id, int(code))
    other = load(code)
    is_verified = view.is_verified_only and not other.is_private
    plain = replace(
        view, instrument=other, node=other.root.id, variant=filters.STANDARD, is_verified_only=is_verified
    )
    return _of_year(plain, code, view.year)


def _of_year(view: View, code: str, year: int) -> View:
    """The view of a year, on the version that its forms were filled in; a node that it lacks becomes the index."""
    rows = results.years(code, view.scored_as)
    versions = rows.loc[rows["year"] == year, "versions"].tolist()
    instrument = load(code, str(versions[0]).rsplit(", ", 1)[-1] if versions else None)
    known = {node.id for node in instrument.nodes()}
    counts = zip(rows["year"], rows["form_count"], rows["example_count"], strict=True)
    forms = {int(one): (int(all_), int(made_up)) for one, all_, made_up in counts}
    return replace(
        view,
        instrument=instrument,
        year=year,
        years=tuple(forms),
        node=view.node if view.node in known else instrument.root.id,
        forms={year: (0, 0)} | forms,
    )


def _of_instrument(instrument: Instrument) -> str:
    return f"{abbreviation(instrument.id)} · {t(f'unit.{instrument.subject}')}"
