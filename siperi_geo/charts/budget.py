"""What each budget closes: a line through the best plans, the budget asked about and the next money marked.

Marks differ by form and by words, not by colour alone.
"""

from collections.abc import Sequence
from typing import Any

from siperi_geo import palette
from siperi_geo.analysis.budget_compare import NEXT_IDR, Point
from siperi_geo.charts.base import Chart, finish
from siperi_geo.charts.figure import Figure
from siperi_geo.charts.levels import COLOURS
from siperi_geo.text import number, percent, t

HEIGHT, MARGIN = 320, (48, 30, 24, 40)
MARKS: dict[str, dict[str, Any]] = {
    "other": {"size": 8, "symbol": "circle", "color": palette.ACCENT},
    "chosen": {"size": 16, "symbol": "square", "color": palette.INK},
    "next": {"size": 14, "symbol": "diamond", "color": COLOURS[1]},
}
PLACES = {"chosen": "top left", "next": "bottom right"}
MILLION, BILLION = 1_000_000, 1_000_000_000


def budget_curve(points: Sequence[Point], *, is_example: bool) -> Chart:
    """The share of all that could be closed, by budget, from `analysis.budget_compare.points`."""
    figure, known = Figure(), [one for one in points if one.share_pct is not None]
    chosen = next(one for one in points if one.kind == "chosen")
    figure.add_scatter(**_line(known))
    for kind in MARKS:
        figure.add_scatter(**_marks([one for one in known if one.kind == kind], kind))
    most, ticks = max(one.budget_idr for one in points), [0, chosen.budget_idr, 2 * chosen.budget_idr]
    words = [money(one) for one in ticks]
    figure.update_xaxes(range=[0, most * 1.04], tickvals=ticks, ticktext=words, zeroline=False, showgrid=False)
    highest = min(100.0, max((one.share_pct or 0.0 for one in known), default=0.0) * 1.2) or 1.0
    figure.update_yaxes(range=[0, highest], ticksuffix=" %", gridcolor=palette.GRID, zeroline=False, nticks=6)
    figure.update_layout(showlegend=False)
    unproved = sum(not one.plan.is_proved for one in points)
    note = t("budget.curve.note") + (f" {t('budget.curve.unproved', n=number(unproved, 0))}" if unproved else "")
    chart = Chart(figure, title=title(points), alt=_alt(known), note=note)
    return finish(chart, height=HEIGHT, margin=MARGIN, is_example=is_example)


def title(points: Sequence[Point]) -> str:
    """What the budget closes, and what the next money adds."""
    chosen = next(one for one in points if one.kind == "chosen")
    if chosen.share_pct is None:
        return t("budget.curve")
    said = {"idr": money(chosen.budget_idr), "share": percent(chosen.share_pct, 1), "next": money(NEXT_IDR)}
    after = next((one.share_pct for one in points if one.kind == "next"), None)
    if after is None:
        return t("budget.curve.title.alone", **said)
    more = after - chosen.share_pct
    return t("budget.curve.title", more=number(more, 1), **said) if more else t("budget.curve.title.none", **said)


def money(idr: int) -> str:
    """Rupiah in few letters: `Rp 1,5 miliar`."""
    unit, size = ("billion", BILLION) if idr >= BILLION else ("million", MILLION)
    written = number(idr / size, 2).rstrip("0").rstrip(",.")
    return t(f"budget.curve.{unit}", n=written) if idr else "Rp 0"


def _line(points: Sequence[Point]) -> dict[str, Any]:
    return {
        "x": [one.budget_idr for one in points],
        "y": [one.share_pct for one in points],
        "mode": "lines",
        "line": {"color": palette.ACCENT, "width": 2},
        "hoverinfo": "skip",
    }


def _marks(points: Sequence[Point], kind: str) -> dict[str, Any]:
    said = [f"{money(one.budget_idr)}: {percent(one.share_pct or 0.0, 1)}" for one in points]
    return {
        "x": [one.budget_idr for one in points],
        "y": [one.share_pct for one in points],
        "mode": "markers+text" if kind in PLACES else "markers",
        "text": [f"<b>{t(f'budget.point.{kind}')}</b>" if kind in PLACES else "" for _ in points],
        "textposition": PLACES.get(kind, "top center"),
        "marker": {"opacity": 1, **MARKS[kind]},
        "hovertext": said,
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _alt(points: Sequence[Point]) -> str:
    said = [f"{money(one.budget_idr)}: {percent(one.share_pct or 0.0, 1)}" for one in points]
    return t("budget.curve.alt", list="; ".join(said))
