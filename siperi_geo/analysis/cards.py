"""The cards of the overview: index, class, change, who took part, how much was answered, each with its remark.

Every card is true for one kelurahan, one year and no values too. It computes nothing.
"""

from dataclasses import dataclass

from siperi_geo.analysis.exact import floor_pct
from siperi_geo.analysis.overview import Headline, Since
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, percent, pick, signed, t, tn


@dataclass(frozen=True, slots=True)
class Card:
    """One number of the headline: its label, itself, a remark below, its direction (−1, 0, 1, None), a caution."""

    label: str
    value: str
    remark: str
    direction: int | None = None
    is_warning: bool = False


def cards(instrument: Instrument, head: Headline, past: Since | None) -> tuple[Card, ...]:
    """Index, class, change, who took part, how much was answered."""
    return (
        _index_card(instrument, head),
        _class_card(head),
        _change_card(instrument, past),
        Card(t("analysis.card.filled"), _of(head.filled_count, head.area_count), _assessable(head)),
        Card(
            t("analysis.card.answered"),
            percent(floor_pct(head.coverage_pct)),
            t("analysis.card.answered.remark" if head.filled_count else "analysis.card.answered.nobody"),
        ),
    )


def _of(part: int, whole: int) -> str:
    """How many of all; the part alone where all are not known."""
    if not whole:
        return number(part, 0)
    return t("analysis.of", part=number(part, 0), all=number(whole, 0))


def _index_card(instrument: Instrument, head: Headline) -> Card:
    """The city's index with the number of kelurahan it stands on."""
    low, high = (number(end, 0) for end in instrument.value_range(instrument.root.id))
    key = "none" if not head.scored_count else "thin" if head.is_thin else head.weighting
    counts = _of(head.scored_count, head.area_count)
    remark = t(f"analysis.card.index.{key}", low=low, high=high, counts=counts)
    return Card(t("analysis.card.index"), number(head.index, instrument.decimals), remark, is_warning=head.is_thin)


def _class_card(head: Headline) -> Card:
    value = pick(head.band.name) if head.band else t("analysis.none")
    key = "none" if head.band is None else "one" if head.scored_count == 1 else "remark"
    return Card(t("analysis.card.class"), value, t(f"analysis.card.class.{key}"))


def _assessable(head: Headline) -> str:
    """How many cannot be assessed; beside real forms also how many are example data, which are nobody's form."""
    if not head.filled_count:
        return t("analysis.card.filled.none")
    lacking = head.filled_count - head.scored_count
    words = tn("analysis.card.filled.lacking", lacking) if lacking else t("analysis.card.filled.remark")
    if not 0 < head.example_count < head.scored_count:
        return words
    return t("analysis.card.filled.examples", words=words, n=number(head.example_count, 0))


def _change_card(instrument: Instrument, past: Since | None) -> Card:
    label = t("analysis.card.change")
    if past is None:
        return Card(label, t("analysis.none"), t("analysis.card.change.first"))
    if not past.summary.compared:
        return Card(label, t("analysis.none"), t("analysis.card.change.nobody", year=past.year))
    change = round(past.summary.mean_change, instrument.decimals)
    remark = tn("analysis.card.change.remark", past.summary.compared, year=past.year)
    if past.is_of_means:
        remark = t("analysis.card.change.means", year=past.year)
    return Card(label, signed(change, instrument.decimals), remark, (change > 0) - (change < 0))
