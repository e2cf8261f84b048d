"""Charts of gaps: indicators by how far they are from full, questions that most kelurahan do not meet."""

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.exact import is_missing
from siperi_geo.charts.bars import Bar, bars
from siperi_geo.charts.base import NO_DATA, NOT_ASSESSABLE, About, Chart, Hatch, finish
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, t, tn

MARGIN = (2, 8, 2, 2)
SHOWN = 12


def node_scores(
    instrument: Instrument, table: pd.DataFrame, *, about: About, place: str | None = None, has_form: bool = True
) -> Chart:
    """A bar for each of the first parts, biggest gap first, from `gap_parts.per_node`; of one place or all."""
    sign = NOT_ASSESSABLE if has_form else NO_DATA
    rows = [_node_bar(instrument, row["node"], row["score"], sign) for row in table.head(SHOWN).to_dict("records")]
    figure, height = bars(rows, longest=100)
    listed = "; ".join(f"{row.label}: {row.shown}" for row in rows)
    chart = Chart(
        figure,
        title=f"{place}: {_furthest(instrument, table)}" if place else _furthest(instrument, table),
        alt=t("charts.nodes.alt", list=listed),
        note=f"{t('charts.nodes.unit', whom=about.whom, shown=len(rows), all=len(table))} {about.source}",
    )
    return finish(chart, height=height + 10, margin=MARGIN, is_example=about.is_example)


def _node_bar(instrument: Instrument, node: str, score: float, sign: Hatch) -> Bar:
    name, colour = pick(instrument.node(node).name), palette.score_colour(score)
    return Bar(name, score, number(score, 0), colour, sign if is_missing(score) else None)


def _furthest(instrument: Instrument, table: pd.DataFrame) -> str:
    known = table.dropna(subset="score")
    if known.empty:
        return t("charts.nodes.none")
    first = known.iloc[0]
    if first["gap_to_full_score"] == 0:
        return t("charts.nodes.full")
    score = number(first["score"], 0)
    same = sum(number(value, 0) == score for value in known["score"])
    if same > 1:
        return tn("charts.nodes.several", same, score=score)
    return t("charts.nodes.title", name=pick(instrument.node(first["node"]).name), score=score)


def missed_items(instrument: Instrument, missed: pd.DataFrame, *, about: About, place: str | None = None) -> Chart:
    """A bar for each of the first questions, most often unmet first (`advice.missed_items`); of a place or all."""
    title = _most_missed(missed) if about.count else t("charts.missed.nobody")
    rows = [
        Bar(
            f"{row['item_number']}. {pick(instrument.item(row['item']).text)}",
            row["unmet_count"],
            t("analysis.of", part=number(row["unmet_count"], 0), all=number(row["answered_count"], 0)),
        )
        for row in missed.head(SHOWN).to_dict("records")
    ]
    figure, height = bars(rows, longest=max([1, *missed["answered_count"]]), lines=3)
    chart = Chart(
        figure,
        title=f"{place}: {title}" if place else title,
        alt=t("charts.missed.alt", list="; ".join(f"{row.label} {row.shown}" for row in rows)),
        note=f"{t('charts.missed.unit', shown=len(rows), all=len(missed))} {about.source}",
    )
    return finish(chart, height=height + 10, margin=MARGIN, is_example=about.is_example)


def _most_missed(missed: pd.DataFrame) -> str:
    if missed.empty:
        return t("charts.missed.none")
    first = missed.iloc[0]
    numbers = {"unmet": number(first["unmet_count"], 0), "answered": number(first["answered_count"], 0)}
    same = int(
        ((missed["unmet_count"] == first["unmet_count"]) & (missed["unmet_pct"] == first["unmet_pct"])).sum()
    )
    if same > 1:
        return tn("charts.missed.several", same, **numbers)
    return t("charts.missed.title", number=first["item_number"], **numbers)
