"""The glossary: terms of the product and, computed from instrument files, names, classes, scales, marks, hazards.

Words of our own come from the catalogue (`glossary.term.<name>`), those of instruments from their files, with how
sure each is. It shows nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from siperi_geo.columns import Bilingual
from siperi_geo.instruments import Instrument
from siperi_geo.registers.hazards import table
from siperi_geo.scoring import shares_pct, short
from siperi_geo.settings import settings
from siperi_geo.sheets import fold
from siperi_geo.text import abbreviation, number, percent, pick, t

PRODUCT, SURE, HAZARDS = "product", "sure", "hazards"
MARKS = ("verified", "partly", "reconstructed", "remembered", "own_design")
# Term → the page where it is used; the words are `glossary.term.<name>` and `glossary.text.<name>`.
TERMS = {
    "index": "results/overview",
    "score": "results/map",
    "class": "results/map",
    "node": "method/method",
    "item": "method/method",
    "coverage": "results/map",
    "not_assessable": "results/map",
    "no_data": "results/map",
    "thin": "results/participation",
    "withheld": "results/map",
    "subject": "results/participants",
    "participation": "results/participation",
    "gap": "results/gaps",
    "target": "results/gaps",
    "change": "results/change",
    "reading": "method/method",
    "version": "method/method",
    "weighting": "results/overview",
    "basis": "results/overview",
    "verification": "fill/verify",
    "evidence": "fill/verify",
    "reliability": "results/reliability",
    "contradiction": "results/area",
    "round": "fill/rounds",
    "edition": "fill/rounds",
    "draft": "fill/form",
    "example": "results/overview",
    "snapshot": "results/overview",
    "boundaries": "data/boundaries",
    "quarantine": "data/forms",
    "hazard_class": "results/area",
    "kelurahan": "results/area",
    "beside": "results/compare",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, what it means, its group (an instrument's id, or one of ours), the page where it is used."""

    term: str
    text: str
    group: str
    page: str
    also: str = ""  # other spellings, found but not shown
    is_title: bool = False  # of a law: it stays in Indonesian


def entries(instruments: Sequence[Instrument]) -> tuple[Entry, ...]:
    """Every entry in this run's language: the product's by name, then each instrument's, marks, hazards."""
    own = sorted(_product(), key=lambda one: one.term.casefold())
    of_instruments = (one for instrument in instruments for one in _of(instrument))
    return (*own, *of_instruments, *_marks(), *_hazards())


def search(found: Sequence[Entry], words: str) -> tuple[Entry, ...]:
    """The entries that hold all of these words somewhere, those whose term begins with them first."""
    asked = fold(words).split()
    hits = [one for one in found if all(word in fold(f"{one.term} {one.text} {one.also}") for word in asked)]
    return tuple(sorted(hits, key=lambda one: not fold(one.term).startswith(fold(words).strip())))


def _product() -> Iterator[Entry]:
    least = number(settings().least_families, 0)
    for name, page in TERMS.items():
        yield Entry(t(f"glossary.term.{name}"), t(f"glossary.text.{name}", least=least), PRODUCT, page)


def _of(instrument: Instrument) -> Iterator[Entry]:
    code = abbreviation(instrument.id)
    page = "results/erat" if instrument.has_respondents else "method/method"
    yield Entry(f"{code} · {pick(instrument.name)}", _about(instrument), instrument.id, page)
    for one in instrument.legal_basis:
        words = t("glossary.legal", note=pick(one.note), sure=_sure(one.mark))
        yield Entry(one.title, words, instrument.id, page, is_title=True)
    yield from _classes(instrument, code, page)
    shares = shares_pct(instrument)
    for node in instrument.aspects:
        count = number(len(instrument.items_under(node.id)), 0)
        words = t("glossary.aspect", instrument=code, n=count, share=percent(shares[node.id], 1))
        yield Entry(pick(node.name), words, instrument.id, page)
    for scale in instrument.scales.values():
        choices = ", ".join(f"{pick(one.label)} = {short(one.points)}" for one in scale.choices)
        words = t("glossary.scale", choices=choices, sure=_sure(scale.mark))
        yield Entry(t("glossary.scale.term", instrument=code), words, instrument.id, page)


def _about(instrument: Instrument) -> str:
    low, high = instrument.value_range(instrument.root.id)
    return t(
        "glossary.instrument",
        version=instrument.version,
        unit=t(f"unit.{instrument.subject}"),
        status=t(f"instruments.status.{instrument.status}"),
        note=pick(instrument.status_note),
        low=short(low),
        high=short(high),
    )


def _classes(instrument: Instrument, code: str, page: str) -> Iterator[Entry]:
    """Each class with its limits; steps with where they are read."""
    if instrument.classes_from:
        reading = instrument.reading(str(instrument.classes_from))
        for rung in reading.rungs:
            words = t("glossary.step", instrument=code, reading=pick(reading.name), sure=_sure(reading.mark))
            yield Entry(f"{pick(rung.name)} ({code})", words, instrument.id, page)
        return
    low = instrument.value_range(instrument.root.id)[0]
    start = t("method.from", value=short(low))
    for band in sorted(instrument.classes, key=lambda one: one.order):
        end = t("method.up_to" if band.upper_inclusive else "method.below", value=short(band.upper))
        values = {"order": number(band.order, 0), "all": number(len(instrument.classes), 0)}
        words = t("glossary.class", instrument=code, start=start, end=end, sure=_sure(band.mark), **values)
        yield Entry(f"{pick(band.name)} ({code})", words, instrument.id, "results/map")
        start = t("method.above" if band.upper_inclusive else "method.from", value=short(band.upper))


def _marks() -> Iterator[Entry]:
    for mark in MARKS:
        yield Entry(_sure(mark), t(f"glossary.mark.{mark}"), SURE, "method/method")


def _hazards() -> Iterator[Entry]:
    known = table()
    for entry in known.hazards.values():
        words = t("glossary.hazard", sure=_sure(known.list.sure), source=pick(known.list.source))
        also = " ".join((*entry.spelled, *_both(entry.label)))
        yield Entry(pick(entry.label), words, HAZARDS, "results/area", also)


def _both(label: Bilingual) -> tuple[str, str]:
    return label.id, label.en


def _sure(mark: str) -> str:
    return t(f"method.mark.{mark}")
