"""All years at once: a table of areas and years, painted in the classes of the map, gaps shown as gaps.

Values stand as they were published, side by side, and nothing is subtracted.
"""

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from siperi_geo import palette
from siperi_geo.analysis import change_years
from siperi_geo.analysis.change_years import Cell, Year
from siperi_geo.analysis.exact import decimals
from siperi_geo.cells import Table
from siperi_geo.charts import NO_DATA, NOT_ASSESSABLE, Hatch
from siperi_geo.charts.base import WITHHELD
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.maps import withheld_words
from siperi_geo.tables import change_parts as parts_table
from siperi_geo.text import number, pick, t
from siperi_geo.ui import chart_view, frame, kept, results, table_view
from siperi_geo.ui.view import View

SIGNS: dict[str, Hatch] = {"not_assessable": NOT_ASSESSABLE, "no_form": NO_DATA, "withheld": WITHHELD}


def show(view: View, chosen: str | None) -> None:
    """The table with its key and its file; the chosen area stands out."""
    shown = (view.instrument.id, view.instrument.version, view.scored_as, view.level, view.node, chosen)
    every, legend, body, twin = kept.by(lambda: _made(view, chosen), "change years", shown)  # of any year shown
    frame.section(t("change.years", node=view.node_name))
    st.html(legend + body)
    frame.note(t("change.years.note"))
    more = tuple((str(one.year), t("change.years.version", version=one.versions)) for one in every)
    table_view.twin(
        view,
        twin,
        title=t("change.years.table"),
        caption=t("change.years.caption", node=view.node_name),
        key="semua-tahun",
        years=[one.year for one in every],
        more=more,
    )


def _made(view: View, chosen: str | None) -> tuple[tuple[Year, ...], str, str, Table]:
    """The years, the key and the table as HTML, and the same as a table."""
    every = change_years.years(results.years(view.instrument.id, view.scored_as))
    names: dict[str, str] = {}
    known = {ref.version: load(ref.id, ref.version) for ref in available() if ref.id == view.instrument.id}
    found = {one.year: _cells(view, one, names, known) for one in every}
    name = html.escape(t("change.years.caption", node=view.node_name))
    body = "".join(_row(view, code, names[code], every, found, is_chosen=code == chosen) for code in names)
    table = (
        f'<div class="siperi-table siperi-years" role="region" tabindex="0" aria-label="{name}">'
        f'<table><caption><span class="siperi-unseen">{name}</span></caption>'
        f"<thead>{_head(every)}</thead><tbody>{body}</tbody></table></div>"
    )
    rows = change_years.table(found, names, list(found))
    return (
        every,
        _legend(view, every, known),
        table,
        parts_table.years(view.instrument, view.node, rows, list(found)),
    )


def _cells(view: View, year: Year, names: dict[str, str], known: Mapping[str, Instrument]) -> dict[str, Cell]:
    """The cells of a year by area, the city first; names as they come along."""
    city = results.per_group(view, "city", year=year.year)
    levels = [city] if view.is_own else [city, results.per_group(view, view.level, year=year.year)]
    rows = [row for part in levels for row in part[part["node"] == view.node].to_dict("records")]
    if view.is_own:
        rows += results.per_subject(view, view.node, year=year.year).to_dict("records")
    for row in rows:
        names.setdefault(str(row["area_code"]), str(row["area_name"]))
    newest = known.get(year.versions.rsplit(", ", 1)[-1], view.instrument)
    if all(node.id != view.node for node in newest.nodes()):
        return {}
    return {
        str(row["area_code"]): change_years.cell(
            known.get(str(row.get("version")), newest), view.node, row, palette.SCORE_STEPS
        )
        for row in rows
    }


def _head(every: Sequence[Year]) -> str:
    """Years; with their versions and origins where these differ, and a line where another version begins."""
    has_versions = len({one.versions for one in every}) > 1
    has_origins = len({one.origin for one in every}) > 1
    cells = [f"<th scope='col'>{html.escape(t('change.years.area'))}</th>"]
    for one in every:
        words = [t("change.years.version", version=one.versions)] if has_versions else []
        words += [one.origin] if has_origins else []
        below = "".join(f"<br><small>{html.escape(word)}</small>" for word in words)
        cells.append(f"<th scope='col' class=right>{one.year}{below}</th>")
    return f"<tr>{''.join(cells)}</tr>"


def _row(
    view: View,
    code: str,
    name: str,
    every: Sequence[Year],
    found: Mapping[int, Mapping[str, Cell]],
    *,
    is_chosen: bool,
) -> str:
    digits = decimals(view.instrument, view.node) - 1
    cells = "".join(_cell(found[one.year].get(code, Cell("no_form")), digits) for one in every)
    label = f"<b>{html.escape(name)}</b>" if is_chosen or code.count(".") == 1 else html.escape(name)
    return f"<tr><td>{label}</td>{cells}</tr>"


def _cell(one: Cell, digits: int) -> str:
    """A value on the colour of its class, which is also told to those who hear it; a sign where there is none."""
    if one.kind != "value":
        return f'<td class=right style="background:{_ground(SIGNS[one.kind])}">{_unseen(_words(one.kind))}</td>'
    colour = palette.SURFACE if one.place is None else palette.class_colour(one.place, one.places)
    return (
        f'<td class=right style="background:{colour};color:{palette.ink_on(colour)}">'
        f"{number(one.value, digits)}{_unseen(one.name)}</td>"
    )


def _unseen(words: str) -> str:
    return f'<span class="siperi-unseen"> {html.escape(words)}</span>' if words else ""


def _words(kind: str) -> str:
    return {"not_assessable": t("map.not_assessable"), "no_form": t("map.no_data")}.get(kind) or withheld_words()


def _ground(sign: Hatch) -> str:
    if sign is WITHHELD:
        return f"radial-gradient({sign.lines} 1.5px,{sign.ground} 1.8px) 0 0/6px 6px"
    return chart_view.hatching(sign.ground, sign.lines, sign.angle)


def _legend(view: View, every: Sequence[Year], known: Mapping[str, Instrument]) -> str:
    """The colours of the classes, of each version where these differ (an aspect: of its steps), the signs."""
    used = [
        known[one] for one in sorted({one for year in every for one in year.versions.split(", ")}) if one in known
    ]
    if view.node != view.instrument.root.id:
        width = 100 // palette.SCORE_STEPS
        rows = [("", [f"{low}–{low + width}" for low in range(0, 100, width)])]
    elif len({one.classes for one in used}) > 1:
        rows = [(t("change.years.version", version=one.version), _class_names(one)) for one in used]
    else:
        rows = [("", _class_names(view.instrument))]
    keys = [_keys(title, [(palette.class_colour(n, len(names)), name) for n, name in enumerate(names, 1)])
            for title, names in rows]  # fmt: skip
    kinds = [kind for kind in SIGNS if kind != "withheld" or view.instrument.is_private]
    return "".join([*keys, _keys("", [(_ground(SIGNS[kind]), _words(kind)) for kind in kinds])])


def _class_names(instrument: Instrument) -> list[str]:
    return [pick(band.name) for band in sorted(instrument.classes, key=lambda band: band.order)]


def _keys(title: str, keys: Sequence[tuple[str, str]]) -> str:
    head = f"<li><b>{html.escape(title)}</b></li>" if title else ""
    lines = "".join(
        f'<li><span class="siperi-swatch" style="background:{ground}"></span>{html.escape(name)}</li>'
        for ground, name in keys
    )
    return f'<ul class="siperi-keys">{head}{lines}</ul>'
