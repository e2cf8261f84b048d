"""What must be true of an instrument beyond its shape: one function per rule, each yielding findings.

The rules are about any instrument; they change nothing and stop at nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from siperi_geo.instruments import outcome_rules, tree_rules
from siperi_geo.instruments.document import Steps
from siperi_geo.instruments.findings import Finding, item_places, places, twice, unknown
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Scale


def findings(instrument: Instrument, path: Path) -> list[Finding]:
    """Everything the rules find in an instrument read from this path."""
    return [*_file_name(instrument, path), *(finding for rule in RULES for finding in rule(instrument))]


def _file_name(instrument: Instrument, path: Path) -> Iterator[Finding]:
    for key, stated, named in (
        ("id", instrument.id, path.parent.name),
        ("version", instrument.version, path.stem),
    ):
        if stated != named:
            yield Finding("INSTRUMENT_FILE_NAME", (key,), {"stated": stated, "named": named})


def _ids(instrument: Instrument) -> Iterator[Finding]:
    in_tree = [((*steps, "id"), node.id) for steps, node in places(instrument.root)]
    in_tree += [((*steps, "id"), item.id) for steps, item in item_places(instrument)]
    yield from twice(in_tree)
    for part in ("levels", "variants", "sources", "header", "spm_services", "notes", "profiles", "readings"):
        entries = enumerate(getattr(instrument, part))
        yield from twice([((part, position, "id"), entry.id) for position, entry in entries])
    yield from twice([(("classes", n, "code"), band.code) for n, band in enumerate(instrument.classes)])


def _reused(instrument: Instrument) -> Iterator[Finding]:
    in_use = {item.id for item in instrument.items}
    claims = Counter(item.previous for item in instrument.items)
    for steps, item in item_places(instrument):
        if item.previous and (item.previous in in_use or claims[item.previous] > 1):
            yield Finding("INSTRUMENT_ID_REUSED", (*steps, "previous"), {"id": item.previous})


def _numbers(instrument: Instrument) -> Iterator[Finding]:
    for expected, (steps, item) in enumerate(item_places(instrument), start=1):
        if item.number != expected:
            values = {"number": item.number, "expected": expected}
            yield Finding("INSTRUMENT_NUMBER_BROKEN", (*steps, "number"), values)


def _scales(instrument: Instrument) -> Iterator[Finding]:
    for name, scale in instrument.scales.items():
        steps: Steps = ("scales", name)
        if scale.best.points == scale.worst.points:
            yield Finding("INSTRUMENT_SCALE_FLAT", steps, {"scale": name})
        low, high = scale.ends
        if scale.met_from is not None and not low < scale.met_from <= high:
            yield Finding("INSTRUMENT_MET_FROM", (*steps, "met_from"), {"low": low, "high": high})
        yield from _spellings(scale, steps)


def _spellings(scale: Scale, steps: Steps) -> Iterator[Finding]:
    """No value and no word stands for two answers, or for an answer and a blank."""
    places_: list[Steps] = [(*steps, "choices", position) for position in range(len(scale.choices))]
    yield from twice((place, choice.value) for place, choice in zip(places_, scale.choices, strict=True))
    spellings = [{a.casefold() for a in (c.label.id, c.label.en, *c.aliases)} for c in scale.choices]
    spellings.append({word.casefold() for word in scale.blank})
    places_.append((*steps, "blank"))
    for position, words in enumerate(spellings):
        for word in sorted(words & set().union(*spellings[:position])):
            yield Finding("INSTRUMENT_ALIAS_TWICE", places_[position], {"alias": word})


def _references(instrument: Instrument) -> Iterator[Finding]:
    sources = {source.id for source in instrument.sources}
    services = {service.id for service in instrument.spm_services}
    for name, scale in instrument.scales.items():
        yield from unknown(("scales", name, "source"), scale.source, sources)
    for position, note in enumerate(instrument.notes):
        yield from unknown(("notes", position, "source"), note.source, sources)
    yield from unknown(("item_defaults", "scale"), instrument.item_defaults.scale, set(instrument.scales))
    for steps, item in item_places(instrument):
        yield from unknown((*steps, "scale"), item.scale, set(instrument.scales))
        for service in item.spm:
            yield from unknown((*steps, "spm"), service, services)
    for position, rule in enumerate(instrument.consistency):
        known = {level.id for level in instrument.levels}
        yield from unknown(("consistency", position, "level"), rule.level, known)


def _profiles(instrument: Instrument) -> Iterator[Finding]:
    """Profiles that items name are there, and the first asks every item."""
    known = {profile.id for profile in instrument.profiles}
    first = instrument.profiles[0].id if instrument.profiles else None
    for steps, item in item_places(instrument):
        for profile in item.profiles:
            yield from unknown((*steps, "profiles"), profile, known)
        if item.profiles and first not in (None, *item.profiles):
            yield Finding("INSTRUMENT_PROFILE_FIRST", (*steps, "profiles"), {"profile": first, "item": item.id})


RULES: tuple[Callable[[Instrument], Iterator[Finding]], ...] = (
    _ids,
    _reused,
    _numbers,
    _scales,
    _references,
    _profiles,
    *tree_rules.RULES,
    *outcome_rules.RULES,
)
