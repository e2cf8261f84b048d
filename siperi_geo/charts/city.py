"""Charts of the overview: how many per class, and aspects against each other (`trend` has the years)."""

from collections.abc import Sequence

from siperi_geo import palette
from siperi_geo.analysis.class_counts import ClassCount
from siperi_geo.analysis.narrative import are_equal, join
from siperi_geo.analysis.overview import Standing
from siperi_geo.charts.bars import Bar, bars
from siperi_geo.charts.base import NO_DATA, NOT_ASSESSABLE, WITHHELD, About, Chart, Hatch, finish
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, t, tn

MARGIN = (2, 8, 2, 2)
SIGNS: dict[str, Hatch] = {"not_assessable": NOT_ASSESSABLE, "no_form": NO_DATA, "withheld": WITHHELD}


def class_counts(instrument: Instrument, counts: Sequence[ClassCount], *, about: About) -> Chart:
    """A bar per class, lowest first, and one each for "cannot be assessed" and "no form"."""
    rows = [
        Bar(_kind(one), one.count, number(one.count, 0), _colour(instrument, one), SIGNS.get(one.kind))
        for one in counts
    ]
    figure, height = bars(rows, longest=max([one.count for one in counts] or [1]) or 1)
    alt = "; ".join(f"{row.label}: {row.shown}" for row in rows)
    chart = Chart(
        figure,
        title=_largest(counts),
        alt=t("charts.classes.alt", list=alt),
        note=f"{t('charts.classes.unit')} {about.source}",
    )
    return finish(chart, height=height + 10, margin=MARGIN, is_example=about.is_example)


def _kind(one: ClassCount) -> str:
    return pick(one.band.name) if one.band else t(f"charts.classes.{one.kind}")


def _colour(instrument: Instrument, one: ClassCount) -> str:
    return palette.class_colour(one.band.order, len(instrument.classes)) if one.band else palette.NO_DATA


def _largest(counts: Sequence[ClassCount]) -> str:
    scored = [one for one in counts if one.band and one.count]
    if not scored:
        return t("charts.classes.none")
    most = max(one.count for one in scored)
    top = [_kind(one) for one in scored if one.count == most]
    total = sum(one.count for one in scored)
    if total == 1:
        return t("charts.classes.one", name=top[0])
    words = {"count": number(most, 0), "n": number(total, 0), "name": join(top)}
    return t("charts.classes.title" if len(top) == 1 else "charts.classes.several", **words)


def standings(found: Sequence[Standing], *, about: About) -> Chart:
    """A bar per aspect, strongest first, on the fixed scale 0–100; aspects without a value hatched."""
    rows = [
        Bar(
            pick(one.node.name),
            one.score,
            number(one.score, 1),
            palette.score_colour(one.score),
            NOT_ASSESSABLE if one.score is None else None,
        )
        for one in found
    ]
    figure, height = bars(rows, longest=100)
    chart = Chart(
        figure,
        title=_strongest([one for one in found if one.score is not None], len(found)),
        alt=t("charts.aspects.alt", list="; ".join(f"{row.label}: {row.shown}" for row in rows)),
        note=f"{t('charts.aspects.unit', whom=about.whom)} {about.source}",
    )
    return finish(chart, height=height + 10, margin=MARGIN, is_example=about.is_example)


def _strongest(known: Sequence[Standing], of_all: int) -> str:
    if not known:
        return t("charts.aspects.none")
    if len(known) == 1 < of_all:
        return t("charts.aspects.only", name=pick(known[0].node.name))
    if are_equal(known):
        return t("charts.aspects.equal" if len(known) == of_all else "charts.aspects.equal.known")
    return t("charts.aspects.title", best=_equal_to(known[0], known), worst=_equal_to(known[-1], known))


def _equal_to(one: Standing, known: Sequence[Standing]) -> str:
    """An aspect's name; of several with the same score both names, or how many."""
    same = [pick(other.node.name) for other in known if number(other.score, 1) == number(one.score, 1)]
    return join(same) if len(same) <= 2 else tn("charts.aspects.several", len(same))
