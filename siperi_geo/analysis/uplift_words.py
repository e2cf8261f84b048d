"""What lifts a class, in sentences: of one area, of all of them, and of what would be if. It computes no index."""

from collections.abc import Mapping

from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.exact import decimals
from siperi_geo.analysis.uplift_parts import Uplift
from siperi_geo.analysis.uplift_standing import Standing
from siperi_geo.instruments import ClassBand, Instrument
from siperi_geo.text import number, pick, t, tn

NAMED = 3


def class_name(instrument: Instrument, standing: Standing) -> str:
    """The class in words; without an index that it cannot be assessed, of a mean of steps that it has none."""
    if standing.class_code is not None:
        return pick(instrument.classes[_place(instrument, standing.class_code)].name)
    return t("ui.not_assessable") if standing.index is None else t("lift.class.none")


def index_words(instrument: Instrument, standing: Standing) -> str:
    """The index with the decimals of the instrument."""
    return number(standing.index, decimals(instrument, instrument.root.id))


def cards(instrument: Instrument, found: Uplift) -> list[Card]:
    """Now, after, how many items, how many of them are only unanswered (where some are)."""
    target = pick(found.target.name) if found.target else ""
    made = [
        Card(t("lift.card.now"), index_words(instrument, found.now), class_name(instrument, found.now)),
    ]
    if found.state != "reached":
        return made
    made.append(
        Card(t("lift.card.after"), index_words(instrument, found.after), class_name(instrument, found.after))
    )
    n = number(len(found.changes), 0)
    made.append(Card(t("lift.card.items"), n, t("lift.card.items.remark", target=target)))
    if found.blank_count:
        blank = number(found.blank_count, 0)
        made.append(Card(t("lift.card.blank"), blank, t("lift.card.blank.remark")))
    return made


def finding(instrument: Instrument, found: Uplift, name: str) -> str:
    """One sentence for one area or unit."""
    target = pick(found.target.name) if found.target else ""
    n = len(found.changes)
    if found.state != "reached":
        return t(f"lift.state.{found.state}", name=name, target=target)
    key = "lift.state.reached.unassessed" if found.now.index is None else "lift.state.reached"
    reached = class_name(instrument, found.after)
    words = tn(key, n, name=name, target=target if found.now.index is not None else reached)
    if found.now.index is not None and reached != target:
        words += " " + t("lift.state.reached.more", reached=reached)
    if found.blank_count:
        words += " " + tn("lift.blank", found.blank_count)
    return words


def proof(found: Uplift) -> str:
    """Whether the set is proved to be the cheapest."""
    return t("lift.proved" if found.is_proved else "lift.not_proved")


def summary(found: Mapping[str, Uplift], names: Mapping[str, str]) -> list[str]:
    """Who is closest to a higher class, and how many are where."""
    reached = sorted(
        (code for code, one in found.items() if one.state == "reached"),
        key=lambda code: (found[code].cost, names[code].casefold()),
    )
    lines = []
    if reached:
        said = "; ".join(_close(found[code], names[code]) for code in reached[:NAMED])
        lines.append(t("lift.closest", said=said))
    for state in ("top", "there", "unreachable", "unknown"):
        n = sum(one.state == state for one in found.values())
        if n:
            lines.append(tn(f"lift.count.{state}", n))
    blank = sum(one.now.index is None for one in found.values())
    if blank:
        lines.append(tn("lift.count.unassessed", blank))
    return lines


def lines_of_if(rises: int, falls: int, total: int, items: int) -> list[str]:
    """What the ticked items would change."""
    lines = [tn("lift.if.rises", items, rises=number(rises, 0), total=number(total, 0))]
    if falls:
        lines.append(tn("lift.if.falls", falls))
    return lines


def target_names(instrument: Instrument) -> dict[str, ClassBand]:
    """The classes that somebody can be lifted to: all but the lowest."""
    return {band.code: band for band in instrument.classes if band.order > 1}


def _close(found: Uplift, name: str) -> str:
    target = pick(found.target.name) if found.target else ""
    return tn("lift.closest.one", len(found.changes), name=name, target=target)


def _place(instrument: Instrument, code: str) -> int:
    return [band.code for band in instrument.classes].index(code)
