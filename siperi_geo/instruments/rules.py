"""What must be true of an instrument beyond its shape: one function per rule, each yielding findings.

The rules are about any instrument; they change nothing and stop at nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isclose
from pathlib import Path
from typing import Any

from siperi_geo.instruments.document import Steps
from siperi_geo.instruments.model import Instrument, inner_range, parts_of
from siperi_geo.instruments.parts import Item, Node


@dataclass(frozen=True, slots=True)
class Finding:
    """A catalogue code, the place in the file's data, and the values its words need."""

    code: str
    steps: Steps
    values: Mapping[str, Any] = field(default_factory=dict)


def findings(instrument: Instrument, path: Path) -> list[Finding]:
    """Everything the rules find in an instrument read from this path."""
    return [*_file_name(instrument, path), *(finding for rule in RULES for finding in rule(instrument))]


def places(node: Node, steps: Steps = ("root",)) -> Iterator[tuple[Steps, Node]]:
    """Every node with its place in the file's data, parents first."""
    yield steps, node
    for position, child in enumerate(node.children):
        yield from places(child, (*steps, "children", position))


def item_places(instrument: Instrument) -> Iterator[tuple[Steps, Item]]:
    """Every item with its place in the file's data, in form order."""
    for steps, node in places(instrument.root):
        for position, item in enumerate(node.items):
            yield (*steps, "items", position), item


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
    yield from _twice(in_tree)
    for part in ("levels", "variants", "sources", "header", "spm_services", "notes"):
        entries = enumerate(getattr(instrument, part))
        yield from _twice([((part, position, "id"), entry.id) for position, entry in entries])
    yield from _twice([(("classes", n, "code"), band.code) for n, band in enumerate(instrument.classes)])


def _twice(named: Iterable[tuple[Steps, Any]]) -> Iterator[Finding]:
    seen: set[Any] = set()
    for steps, name in named:
        if name in seen:
            yield Finding("INSTRUMENT_ID_TWICE", steps, {"id": name})
        seen.add(name)


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
        places_ = [(*steps, "choices", position) for position in range(len(scale.choices))]
        yield from _twice((place, choice.value) for place, choice in zip(places_, scale.choices, strict=True))
        spellings = [{a.casefold() for a in (c.label.id, c.label.en, *c.aliases)} for c in scale.choices]
        for position, words in enumerate(spellings):
            for word in sorted(words & set().union(*spellings[:position])):
                yield Finding("INSTRUMENT_ALIAS_TWICE", places_[position], {"alias": word})


def _references(instrument: Instrument) -> Iterator[Finding]:
    sources = {source.id for source in instrument.sources}
    services = {service.id for service in instrument.spm_services}
    for name, scale in instrument.scales.items():
        yield from _unknown(("scales", name, "source"), scale.source, sources)
    for position, note in enumerate(instrument.notes):
        yield from _unknown(("notes", position, "source"), note.source, sources)
    yield from _unknown(("item_defaults", "scale"), instrument.item_defaults.scale, set(instrument.scales))
    for steps, item in item_places(instrument):
        yield from _unknown((*steps, "scale"), item.scale, set(instrument.scales))
        for service in item.spm:
            yield from _unknown((*steps, "spm"), service, services)
    for position, rule in enumerate(instrument.consistency):
        known = {level.id for level in instrument.levels}
        yield from _unknown(("consistency", position, "level"), rule.level, known)


def _unknown(steps: Steps, name: str | None, known: set[str]) -> Iterator[Finding]:
    if name is not None and name not in known:
        yield Finding("INSTRUMENT_REFERENCE_UNKNOWN", steps, {"name": name, "known": ", ".join(sorted(known))})


def _tree(instrument: Instrument) -> Iterator[Finding]:
    if instrument.root.id != "index":
        yield Finding("INSTRUMENT_ROOT_NOT_INDEX", ("root", "id"), {"id": instrument.root.id})
    for steps, node in places(instrument.root):
        depth = (len(steps) - 1) // 2
        expected = instrument.levels[depth].id if depth < len(instrument.levels) else None
        if node.level != expected:
            values = {"level": node.level, "expected": expected or "–"}
            yield Finding("INSTRUMENT_LEVEL_WRONG", (*steps, "level"), values)
        if bool(node.children) == bool(node.items):
            yield Finding("INSTRUMENT_CHILDREN_OR_ITEMS", steps, {"node": node.id})


def _shares_of_children(instrument: Instrument) -> Iterator[Finding]:
    for steps, node in places(instrument.root):
        if node.items and node.min_valued_children_pct:
            yield Finding("INSTRUMENT_NO_CHILDREN", (*steps, "min_valued_children_pct"), {"node": node.id})


def _ranges(instrument: Instrument) -> Iterator[Finding]:
    """What a node's parts can give must be what its `rescale` starts from, and both must be real ranges."""
    for steps, node in places(instrument.root):
        if not _has_range(instrument, node):
            continue
        inner = inner_range(node, parts_of(instrument, node))
        stated = node.rescale.from_ if node.rescale else inner
        if not all(isclose(a, b, abs_tol=1e-9) for a, b in zip(inner, stated, strict=True)):
            values = {"low": stated[0], "high": stated[1], "real_low": inner[0], "real_high": inner[1]}
            yield Finding("INSTRUMENT_RANGE_UNBALANCED", (*steps, "rescale"), values)
        for low, high in (stated, node.rescale.to if node.rescale else stated):
            if low >= high:
                yield Finding("INSTRUMENT_RANGE_EMPTY", (*steps, "rescale"), {"low": low, "high": high})


def _comparable(instrument: Instrument) -> Iterator[Finding]:
    """Where a blank may be left out, the parts of a node need one range: what is left must stand for all."""
    if all(variant.missing == "as_worst" for variant in instrument.variants):
        return
    for steps, node in places(instrument.root):
        ranges = [ends for _, ends in parts_of(instrument, node)] if _has_range(instrument, node) else []
        (first, *others) = ranges or [(0.0, 1.0)]
        mixed = [ends for ends in others if not all(map(isclose, ends, first))]
        if mixed and all(low < high for low, high in ranges):
            values = {"low": first[0], "high": first[1], "other_low": mixed[0][0], "other_high": mixed[0][1]}
            yield Finding("INSTRUMENT_RANGES_MIXED", (*steps, "children" if node.children else "items"), values)


def _has_range(instrument: Instrument, node: Node) -> bool:
    """Whether everything below has a known scale and no node is empty, so that a range can be worked out."""
    below = list(node.walk())
    return all(n.children or n.items for n in below) and all(
        item.scale in instrument.scales for n in below for item in n.items
    )


def _classes(instrument: Instrument) -> Iterator[Finding]:
    for position, band in enumerate(instrument.classes):
        before = instrument.classes[position - 1] if position else None
        if band.order != position + 1:
            yield Finding("INSTRUMENT_CLASS_ORDER", ("classes", position, "order"), {"code": band.code})
        if before is not None and band.upper <= before.upper:
            yield Finding("INSTRUMENT_CLASS_ORDER", ("classes", position, "upper"), {"code": band.code})
    if not _has_range(instrument, instrument.root):
        return
    low, high = instrument.value_range(instrument.root.id)
    last = instrument.classes[-1]
    if not isclose(last.upper, high) or not last.upper_inclusive:
        values: dict[str, Any] = {"code": last.code, "upper": last.upper, "top": high}
        yield Finding("INSTRUMENT_CLASS_TOP", ("classes", len(instrument.classes) - 1, "upper"), values)
    for position, band in enumerate(instrument.classes):
        if band.upper < low:
            yield Finding(
                "INSTRUMENT_CLASS_EMPTY", ("classes", position, "upper"), {"code": band.code, "low": low}
            )


def _variants(instrument: Instrument) -> Iterator[Finding]:
    if instrument.variants[0].id != "standard":
        yield Finding("INSTRUMENT_VARIANT_FIRST", ("variants", 0, "id"), {"id": instrument.variants[0].id})


def _dates(instrument: Instrument) -> Iterator[Finding]:
    if instrument.valid_to is not None and instrument.valid_to < instrument.valid_from:
        values = {"valid_from": instrument.valid_from, "valid_to": instrument.valid_to}
        yield Finding("INSTRUMENT_DATES", ("valid_to",), values)


RULES: tuple[Callable[[Instrument], Iterator[Finding]], ...] = (
    _ids,
    _reused,
    _numbers,
    _scales,
    _references,
    _tree,
    _shares_of_children,
    _ranges,
    _comparable,
    _classes,
    _variants,
    _dates,
)
