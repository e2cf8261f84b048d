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


def state(found: Uplift) -> str:
    """The state as words name it: what cannot be reached with the lines of known cost may be with others."""
    return "unpaid" if found.state == "unreachable" and found.unpriced else found.state


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
    if found.lines:
        lines = tn("lift.card.cost.remark", len(found.lines), target=target)
        made.append(Card(t("lift.card.cost"), f"Rp {number(found.cost, 0)}", lines))
        made.append(Card(t("lift.card.items"), n, t("lift.card.items.paid")))
    else:
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
        return t(f"lift.state.{state(found)}", name=name, target=target)
    key = "lift.state.reached.unassessed" if found.now.index is None else "lift.state.reached"
    reached = class_name(instrument, found.after)
    words = tn(key, n, name=name, target=target if found.now.index is not None else reached)
    if found.now.index is not None and reached != target:
        words += " " + t("lift.state.reached.more", reached=reached)
    if found.lines:
        words += " " + tn("lift.paid", len(found.lines), idr=number(found.cost, 0))
    if found.blank_count:
        words += " " + tn("lift.blank", found.blank_count)
    return words


def proof(found: Uplift) -> str:
    """Whether the set is proved to be the cheapest."""
    if found.lines:
        return t("lift.proved.cost" if found.is_proved else "lift.not_proved.cost")
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
    for name in ("top", "there", "unreachable", "unpaid", "unknown"):
        n = sum(state(one) == name for one in found.values())
        if n:
            lines.append(tn(f"lift.count.{name}", n))
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
    if found.lines:
        return tn("lift.closest.paid", len(found.lines), name=name, target=target, idr=number(found.cost, 0))
    return tn("lift.closest.one", len(found.changes), name=name, target=target)


def _place(instrument: Instrument, code: str) -> int:
    return [band.code for band in instrument.classes].index(code)
