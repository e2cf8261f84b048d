"""Contradictions between forms in words: what was answered, by how many, and what would be asked about it.

Nobody is said to be wrong. It finds nothing (that is `cross`).
"""

from collections.abc import Sequence

import pandas as pd

from siperi_geo.analysis.cross import Crossing, Party, least_of
from siperi_geo.instruments import CrossRule, Instrument, Item, Node, Side, Versions, meeting_level
from siperi_geo.settings import settings
from siperi_geo.text import abbreviation, number, percent, pick, t

COLUMNS = (
    "rule", "text", "question", "claimant_id", "claimant", "area", "claim_instrument", "claim_item",
    "claim_answer", "against_instrument", "against_item", "against_answer", "against", "otherwise", "silent",
    "names", "origin", "mark",
)  # fmt: skip


def instrument_of(versions: Versions, one: Side | Party) -> Instrument:
    """The instrument version of a party, or the first one that a side names."""
    return versions[one.instrument, one.version if isinstance(one, Party) else one.versions[0]]


def item_of(versions: Versions, side: Side) -> Item:
    """The question of a side."""
    return instrument_of(versions, side).item(side.item)


def node_of(instrument: Instrument, item_id: str) -> Node | None:
    """The smallest part of an instrument with a value that holds a question."""
    return next((node for node in instrument.nodes() if any(item.id == item_id for item in node.items)), None)


def said(versions: Versions, side: Side, one: Party) -> str:
    """What a party answered to the question of its side, as the scale of its version calls it."""
    return (
        t("method.not_answered") if one.answer is None else _choice(instrument_of(versions, one), side, one.answer)
    )


def _choice(instrument: Instrument, side: Side, answer: int) -> str:
    return pick(instrument.scale_of(instrument.item(side.item)).choice_of(answer).label)


def side_words(versions: Versions, side: Side) -> str:
    """The answers that a side is about: `“Belum”`."""
    instrument = instrument_of(versions, side)
    quoted = [t("cross.quoted", answer=_choice(instrument, side, one)) for one in side.answers]
    return t("cross.or").join(quoted)


def item_words(versions: Versions, side: Side) -> str:
    """Where a question stands: `KELTANA 2021, pertanyaan 93`."""
    return t(
        "cross.item",
        instrument=abbreviation(side.instrument),
        version=", ".join(side.versions),
        number=item_of(versions, side).number,
    )


def counts(found: Crossing, versions: Versions) -> str:
    """How many of the others answered what: `5 dari 7 sekolah di kelurahan ini menjawab “Belum”; …`."""
    rule, other = found.rule, instrument_of(versions, found.rule.against)
    words = {"answer": side_words(versions, rule.against)}
    if len(found.others) == 1:
        return t("cross.counts.one", name=name_of(found.others[0], versions), **words)
    level = meeting_level(rule.where, instrument_of(versions, rule.claim).subject, other.subject)
    n = {"against": number(found.against, 0), "answered": number(found.answered, 0)}
    place = t(f"cross.place.{level}")
    parts = [t("cross.counts", unit=t(f"cross.unit.{other.subject}"), place=place, **n, **words)]
    parts += [t("cross.counts.otherwise", n=number(found.otherwise, 0))] if found.otherwise else []
    parts += [t("cross.counts.silent", n=number(found.silent, 0))] if found.silent else []
    return "; ".join(parts) + "."


def holds(rule: CrossRule, versions: Versions) -> str:
    """From when on a rule holds."""
    return t(
        "cross.holds",
        share=percent(rule.at_least_pct),
        n=number(least_of(rule, versions, settings().least_families), 0),
        answer=side_words(versions, rule.against),
    )


def name_of(one: Party, versions: Versions) -> str:
    """`SD Negeri Oeba`; an area with what it is, because names of both levels are alike: `Kelurahan Alak`."""
    instrument = instrument_of(versions, one)
    if not instrument.is_of_areas:
        return one.subject_name
    return f"{t(f'unit.one.{instrument.subject}').capitalize()} {one.subject_name}"


def place_of(one: Party, versions: Versions) -> str:
    """`SD Negeri Oeba (Fatubesi)`, `Kelurahan Naikolan`."""
    name = name_of(one, versions)
    return name if instrument_of(versions, one).is_of_areas or not one.area_name else f"{name} ({one.area_name})"


def cross_list(found: Sequence[Crossing], versions: Versions) -> pd.DataFrame:
    """A row per rule and form, in words but for the numbers; columns are COLUMNS, and `counts`, a sentence."""
    return pd.DataFrame([_row(one, versions) for one in found], columns=[*COLUMNS, "counts"], dtype=object)


def _row(one: Crossing, versions: Versions) -> dict[str, str | int]:
    rule = one.rule
    against = [name_of(other, versions) for other in one.others if other.stance == "against"]
    return {
        "rule": rule.id,
        "text": pick(rule.text),
        "question": pick(rule.question),
        "claimant_id": one.claimant.subject_id,
        "claimant": name_of(one.claimant, versions),
        "area": one.claimant.area_name,
        "claim_instrument": f"{abbreviation(one.claimant.instrument)} {one.claimant.version}",
        "claim_item": pick(item_of(versions, rule.claim).text),
        "claim_answer": said(versions, rule.claim, one.claimant),
        "against_instrument": abbreviation(rule.against.instrument),
        "against_item": pick(item_of(versions, rule.against).text),
        "against_answer": side_words(versions, rule.against),
        "against": one.against,
        "otherwise": one.otherwise,
        "silent": one.silent,
        "names": ", ".join(against) if one.others else t("cross.names.none"),
        "origin": t(f"cross.origin.{'example' if one.is_example else 'real'}"),
        "mark": t(f"method.mark.{rule.mark}"),
        "counts": counts(one, versions),
    }
