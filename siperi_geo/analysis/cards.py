"""The cards of the overview: index, class, change, who took part, how much was answered, each with its remark.

Every card is true for one kelurahan, one year and no values too. It computes nothing.
"""

from dataclasses import dataclass

from siperi_geo.analysis.overview import Headline, Since
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, percent, pick, signed, t, tn


@dataclass(frozen=True, slots=True)
class Card:
    """One number of the headline: its label, itself, a remark below it, and its direction (−1, 0, 1, None)."""

    label: str
    value: str
    remark: str
    direction: int | None = None


def cards(instrument: Instrument, head: Headline, past: Since | None) -> tuple[Card, ...]:
    """Index, class, change, who took part, how much was answered."""
    return (
        Card(t("analysis.card.index"), number(head.index, instrument.decimals), _scale(instrument)),
        Card(t("analysis.card.class"), pick(head.band.name) if head.band else t("analysis.none"), _rule(head)),
        _change_card(instrument, past),
        Card(
            t("analysis.card.filled"),
            t("analysis.of", part=number(head.filled_count, 0), all=number(head.area_count, 0)),
            _assessable(head),
        ),
        Card(t("analysis.card.answered"), percent(head.coverage_pct), t("analysis.card.answered.remark")),
    )


def _scale(instrument: Instrument) -> str:
    low, high = instrument.value_range(instrument.root.id)
    return t("analysis.card.index.remark", low=number(low, 0), high=number(high, 0))


def _rule(head: Headline) -> str:
    return tn(f"analysis.rule.{head.weighting}", head.scored_count)


def _assessable(head: Headline) -> str:
    lacking = head.filled_count - head.scored_count
    return tn("analysis.card.filled.lacking", lacking) if lacking else t("analysis.card.filled.remark")


def _change_card(instrument: Instrument, past: Since | None) -> Card:
    label = t("analysis.card.change")
    if past is None:
        return Card(label, t("analysis.none"), t("analysis.card.change.first"))
    if not past.summary.compared:
        return Card(label, t("analysis.none"), t("analysis.card.change.nobody", year=past.year))
    change = round(past.summary.mean_change, instrument.decimals)
    remark = tn("analysis.card.change.remark", past.summary.compared, year=past.year)
    return Card(label, signed(change, instrument.decimals), remark, (change > 0) - (change < 0))
