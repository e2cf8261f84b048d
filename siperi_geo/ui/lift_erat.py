"""What raises the class of a local government, dimension by dimension, from published means; why no item is told.

Of respondents no answer is read. The classes are our own design: the page says so, with where each part is from.
"""

from functools import partial

import streamlit as st

from siperi_geo.analysis.erat_figures import Government, Summary
from siperi_geo.analysis.erat_reading import instrument_with_respondents, years_of
from siperi_geo.analysis.uplift_dimensions import Raise, raising
from siperi_geo.cells import Cells, Table, written
from siperi_geo.csv_file import Foot
from siperi_geo.instruments import Instrument, Label
from siperi_geo.settings import settings
from siperi_geo.text import abbreviation, number, pick, t
from siperi_geo.ui import chart_view, choices, erat_reads, frame, reads, table_view

PLACE = "pemda"
STANDARD = "standard"


def show(year: int) -> None:
    """Folded below the rest: of the newest year up to the one shown, else of the newest one; it says which."""
    instrument = instrument_with_respondents()
    every = years_of(reads.query, instrument)
    known = [one for one in every if one <= year] or every
    with st.expander(t("lift.erat", name=abbreviation(instrument.id))):
        frame.note(t("lift.erat.why"))
        summary = erat_reads.summary(instrument, known[-1]) if known else None
        places = [] if summary is None else _published(summary)
        if summary is None or not places:
            frame.note(t("lift.erat.nothing"))
        else:
            _place(summary, places)
        _sources(instrument)


def _published(found: Summary) -> list[Government]:
    """The governments with a published index, that of the city first."""
    index = found.instrument.root.id
    places = [one for level in found.levels for one in level.governments if one.figures[index].value is not None]
    return sorted(places, key=lambda one: (one.code != settings().city, one.code))


def _place(summary: Summary, places: list[Government]) -> None:
    names = {one.code: Label(id=one.name, en=one.name) for one in places}
    code = choices.box(PLACE, t("lift.erat.place"), names, width=320)
    place = next(one for one in places if one.code == code)
    values = {node: figure.value for node, figure in place.figures.items()}
    found = raising(summary.instrument, values, STANDARD)
    if found is None:
        frame.note(t("lift.erat.incomplete", name=place.name))
        return
    chart_view.bullets(_said(found, place.name, summary.year))
    if found.target is None:
        return
    caption = t("lift.erat.caption", name=place.name, target=pick(found.target.name), year=summary.year)
    made = _table(found)
    frame.table(made.shown, caption=caption)
    foot = _foot(summary.instrument, summary.year, place.name)
    name = f"siperi-naik-kelas-dimensi-{place.code}-{summary.year}"
    table_view.files(partial(table_view.made, made, caption, foot), lambda kind: f"{name}.{kind}", key="lift_erat")
    frame.note(t("lift.erat.rule"))


def _said(found: Raise, place: str, year: int) -> list[str]:
    now = pick(found.now.name) if found.now else t("ui.not_assessable")
    index = number(found.index, 2)
    if found.target is None:
        return [t("lift.erat.top", name=place, year=year, index=index, now=now)]
    target, lacking = pick(found.target.name), number(found.lacking, 2)
    lines = [t("lift.erat.lacking", name=place, year=year, index=index, now=now, target=target, n=lacking)]
    alone = [pick(one.node.name) for one in found.dimensions if one.needed is not None]
    lines.append(t("lift.erat.alone", names=", ".join(alone)) if alone else t("lift.erat.alone.none"))
    if not alone and found.fewest:
        lines.append(t("lift.erat.fewest", names=", ".join(pick(one.name) for one in found.fewest)))
    return lines


def _table(found: Raise) -> Table:
    rows = found.dimensions
    needed = [t("lift.erat.not_alone") if one.needed is None else number(one.needed, 1) for one in rows]
    values = [words if one.needed is None else one.needed for one, words in zip(rows, needed, strict=True)]
    more = [None if one.needed is None else one.needed - one.value for one in rows]
    names = [pick(one.node.name) for one in rows]
    return Table(
        (
            Cells(t("lift.erat.column.dimension"), names, names),
            written(t("lift.erat.column.value"), [one.value for one in rows], lambda one: number(one, 1)),
            Cells(t("lift.erat.column.needed"), values, needed),
            written(t("lift.erat.column.more"), more, lambda one: number(one, 1)),
        )
    )


def _sources(instrument: Instrument) -> None:
    """Where dimensions and classes are from, each with its mark."""
    frame.note(pick(instrument.status_note))
    said = [f"{one.title} ({t(f'method.mark.{one.mark}')}): {pick(one.seen)}" for one in instrument.sources]
    chart_view.bullets(said)


def _foot(instrument: Instrument, year: int, place: str) -> Foot:
    return (
        (t("table.foot.year"), str(year)),
        (t("table.foot.instrument"), pick(instrument.name)),
        (t("table.foot.version"), instrument.version),
        (t("table.foot.status"), t(f"instruments.status.{instrument.status}")),
        (t("lift.erat.place"), place),
        (t("lift.foot.method"), t("lift.erat.rule")),
        *table_view.of_data(),
    )
