"""How much of an area's change is real: its parts as a chart, in words and as a table, and who is behind them.

The area is the one chosen, else the city. Taken apart is the published change of everybody, whatever is shown
above. Of families it cannot be done without single ones. What a part is, is decided in `analysis.change_parts`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from siperi_geo import charts
from siperi_geo.analysis import change, change_behind, change_bridge, change_groups, change_part_sentences
from siperi_geo.analysis.change_part_sentences import Part
from siperi_geo.analysis.change_parts import Decomposition, decompose
from siperi_geo.analysis.change_sentences import status
from siperi_geo.analysis.exact import decimals, whole
from siperi_geo.areas import is_kelurahan
from siperi_geo.cells import Table
from siperi_geo.tables import change_parts as parts_table
from siperi_geo.text import pick, t
from siperi_geo.ui import change_rows, change_scores, change_words, chart_view, frame, results, table_view
from siperi_geo.ui.change_rows import Rows, Weights
from siperi_geo.ui.compare import Pair


@dataclass(frozen=True, slots=True)
class Taken:
    """A change taken apart: the parts (None: `why` not), who is behind them, and what each weighs."""

    found: Decomposition | None
    why: str
    behind: pd.DataFrame
    weights: Weights


def show(pair: Pair, rows: Rows, chosen: str | None) -> None:
    """The parts of the change of one area, or why it has none."""
    row = rows.of(chosen)
    code, name = change_rows.named(row)
    frame.section(frame.plain(t("change.parts", name=name, first=pair.years[0], last=pair.years[1])))
    if pair.view.instrument.is_private:
        frame.note(t("change.parts.private"))
        return
    if not pair.method.is_comparable:
        frame.note(t("change.parts.versions"))
        return
    taken = _of(pair, code)
    if taken.found is None:
        frame.note(t("change.parts.none", why=status({"status": taken.why, "scored_before": 0})))
    else:
        _draw(pair, taken, taken.found, name, _walk(pair, rows, taken, taken.found, row))


def finding(pair: Pair, rows: Rows, chosen: str | None) -> tuple[str, ...]:
    """How much of the published change is real, in a line; none where it cannot be said."""
    row = rows.of(chosen)
    if pair.view.instrument.is_private or not pair.method.is_comparable:
        return ()
    taken = _of(pair, change_rows.named(row)[0])
    if taken.found is None:
        return ()
    if not taken.found.same:
        return _walk(pair, rows, taken, taken.found, row)
    digits = decimals(pair.view.instrument, pair.view.node)
    return (f"{change_part_sentences.finding(taken.found, digits)}.",)


def _walk(pair: Pair, rows: Rows, taken: Taken, found: Decomposition, row: pd.DataFrame) -> tuple[str, ...]:
    """From the published change to the real one, step by step."""
    code, name = change_rows.named(row)
    areas = change.summary(rows.areas)
    lines = areas.mean_change if code.count(".") == 1 and areas.compared else None
    digits = decimals(pair.view.instrument, pair.view.node)
    shown = _shown(pair, taken.behind, taken.weights)
    return change_bridge.sentences(found, name, shown, digits, lines=lines)


def _of(pair: Pair, code: str) -> Taken:
    return pair.kept(lambda: _taken(pair, code), "taken", code)


def _taken(pair: Pair, code: str) -> Taken:
    """The published change of an area taken apart."""
    inside = _inside(change_rows.of_subjects(pair), code)
    weights = dict(change_rows.weights(pair, _level(code), inside))
    behind = _behind(pair, inside)
    why = _why_not(pair, inside, code, weights)
    found = None if why else decompose(change_behind.respondents(behind, weights))
    return Taken(found, why or "not_assessable", behind, weights)


def _level(code: str) -> str:
    return "kelurahan" if is_kelurahan(code) else ("city", "kecamatan")[code.count(".") - 1]


def _inside(subjects: pd.DataFrame, code: str) -> pd.DataFrame:
    """The subjects of an area, by the chosen method, of all whom its published values are of."""
    grouped = change_rows.with_groups(subjects, _level(code), code)
    return grouped[grouped["group_code"] == code].reset_index(drop=True)


def _behind(pair: Pair, inside: pd.DataFrame) -> pd.DataFrame:
    published = inside
    if pair.method.by is not None and change_words.is_one_scale(pair):
        sides = [results.per_subject(pair.side(n), pair.view.node) for n in (0, 1)]
        published = change.compare(*sides)
    return change_behind.behind(inside, published, change_scores.common_values(pair))


def _why_not(pair: Pair, inside: pd.DataFrame, code: str, weights: Weights) -> str | None:
    """Why the published change of an area is none: a year without a value, examples mixed with real forms."""
    place = pd.DataFrame({"area_code": [code], "area_name": [code], "kecamatan_name": [None]})
    instrument = pair.method.instrument or pair.view.instrument
    every = change_groups.of_subjects(instrument, pair.view.node, place, inside, weights, is_same=False)
    found = str(every["status"].iloc[0])
    return None if found == "compared" else found


def _draw(pair: Pair, taken: Taken, found: Decomposition, name: str, walk: Sequence[str]) -> None:
    view, digits, more = pair.view, decimals(pair.view.instrument, pair.view.node), change_words.foot(pair)
    parts = change_part_sentences.named(found.parts, _shown(pair, taken.behind, taken.weights))
    shown = change_part_sentences.with_sums(found, parts)
    chart, twin = pair.kept(lambda: _chart(pair, found, shown, taken.behind, name), "parts", name)
    left, right = st.columns([3, 2], gap="large")
    with left:
        chart_view.show(view, chart, twin, key=f"bagian-perubahan{pair.key}", years=pair.years, more=more)
    with right:
        said = change_part_sentences.sentences(found, shown, taken.behind, digits)
        chart_view.bullets([*said, *(walk if found.same else ())])
        frame.note(t("change.parts.order"))
    table_view.twin(
        view,
        pair.kept(
            lambda: parts_table.behind(view.instrument, view.node, taken.behind, pair.years), "behind", name
        ),
        title=t("change.behind"),
        caption=t("change.behind.caption", name=name),
        key=f"di-balik-perubahan{pair.key}",
        years=pair.years,
        more=more,
    )


def _chart(
    pair: Pair, found: Decomposition, shown: Sequence[Part], behind: pd.DataFrame, name: str
) -> tuple[charts.Chart, Table]:
    view, digits = pair.view, decimals(pair.view.instrument, pair.view.node)
    finding = charts.Finding(
        title=change_part_sentences.finding(found, digits),
        alt=t("change.parts.alt", name=name, list=change_part_sentences.spoken(shown, digits)),
        unit=t("change.parts.unit", node=pick(view.instrument.node(view.node).name)),
    )
    about = chart_view.about_change(view, change.summary(behind), pair.years)
    chart = charts.parts(shown, digits, finding=finding, about=about)
    ends = (whole(found.before), whole(found.after))
    every = change_part_sentences.with_sums(found, change_part_sentences.named(found.parts))
    return chart, parts_table.parts(view.instrument, view.node, every, ends, pair.years)


def _shown(pair: Pair, behind: pd.DataFrame, weights: Weights) -> list[str]:
    """The parts that can be other than zero here."""
    is_single = len(behind) == 1 and behind["role"].iloc[0] in ("same", "inseparable")
    weighs = any(set(weight) != {1} for weight in weights.values())
    return [
        "real",
        "coverage",
        *([] if is_single else ["new", "lost"]),
        *(["weights"] if weighs and not is_single else []),
        *(["method"] if pair.method.by else []),
    ]
