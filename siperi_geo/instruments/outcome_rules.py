"""What must be true of classes, readings in steps, variants and dates of an instrument."""

from collections.abc import Callable, Iterator
from math import isclose
from typing import Any

from siperi_geo.instruments.document import Steps
from siperi_geo.instruments.findings import Finding, twice, unknown
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.outcomes import NO_EDGE, ClassBand
from siperi_geo.instruments.tree_rules import has_range


def _order(instrument: Instrument) -> Iterator[Finding]:
    for position, band in enumerate(instrument.classes):
        if band.order != position + 1:
            yield Finding("INSTRUMENT_CLASS_ORDER", ("classes", position, "order"), {"code": band.code})


def _bands(instrument: Instrument) -> Iterator[Finding]:
    """Classes that are bands of the index: each ends above the one before, the last at the top."""
    if instrument.classes_from is not None:
        return
    for position, band in enumerate(instrument.classes):
        before = instrument.classes[position - 1] if position else None
        if band.upper == NO_EDGE:
            yield Finding("INSTRUMENT_KEY_MISSING", ("classes", position, "upper"), {"key": "upper"})
        elif before is not None and band.upper <= before.upper:
            yield Finding("INSTRUMENT_CLASS_ORDER", ("classes", position, "upper"), {"code": band.code})
    if has_range(instrument, instrument.root):
        yield from _ends(instrument)


def _ends(instrument: Instrument) -> Iterator[Finding]:
    low, high = instrument.value_range(instrument.root.id)
    last = instrument.classes[-1]
    if last.upper != NO_EDGE and (not isclose(last.upper, high) or not last.upper_inclusive):
        values: dict[str, Any] = {"code": last.code, "upper": last.upper, "top": high}
        yield Finding("INSTRUMENT_CLASS_TOP", ("classes", len(instrument.classes) - 1, "upper"), values)
    for position, band in enumerate(instrument.classes):
        if band.upper < low:
            steps: Steps = ("classes", position, "upper")
            yield Finding("INSTRUMENT_CLASS_EMPTY", steps, {"code": band.code, "low": low})


def _classes_from(instrument: Instrument) -> Iterator[Finding]:
    """Classes that are steps of a reading: the same codes in the same order, and no edges."""
    source = instrument.classes_from
    if source is None:
        return
    yield from unknown(("classes_from",), source, {reading.id for reading in instrument.readings})
    codes = [[rung.code for rung in reading.rungs] for reading in instrument.readings if reading.id == source]
    found = [band.code for band in instrument.classes]
    if codes and codes[0] != found:
        values = {"reading": source, "expected": ", ".join(codes[0])}
        yield Finding("INSTRUMENT_CLASSES_FROM", ("classes",), values)
    for position, band in enumerate(instrument.classes):
        if _has_edge(band):
            values = {"reading": source, "code": band.code}
            yield Finding("INSTRUMENT_CLASS_EDGE", ("classes", position, "upper"), values)


def _has_edge(band: ClassBand) -> bool:
    return band.upper != NO_EDGE or band.upper_inclusive


def _readings(instrument: Instrument) -> Iterator[Finding]:
    """Steps have codes of their own, and ask what every profile asks."""
    nodes = {node.id: instrument.items_under(node.id) for node in instrument.nodes()}
    asked = nodes | {item.id: (item,) for items in list(nodes.values()) for item in items}
    for position, reading in enumerate(instrument.readings):
        here: Steps = ("readings", position)
        codes = [((*here, "steps", n - 1, "code"), rung.code) for n, rung in enumerate(reading.rungs)]
        yield from twice(codes)
        for n, step in enumerate(reading.steps):
            for m, required in enumerate(step.requires):
                place: Steps = (*here, "steps", n, "requires", m, "of")
                yield from unknown(place, required.of, set(asked))
                if all(item.profiles for item in asked.get(required.of, ())) and required.of in asked:
                    yield Finding("INSTRUMENT_GATE_NOT_ASKED", place, {"of": required.of, "step": step.code})


def _variants(instrument: Instrument) -> Iterator[Finding]:
    """The first is the default; other weights are those of parts of a mean, and above zero."""
    if instrument.variants[0].id != "standard":
        yield Finding("INSTRUMENT_VARIANT_FIRST", ("variants", 0, "id"), {"id": instrument.variants[0].id})
    parents = {part.id: node for node in instrument.nodes() for part in node.parts}
    weighed = {code for code, node in parents.items() if node.rule == "weighted_mean"}
    weighed -= {node.id for node in instrument.nodes() if node.weighs_items}
    for position, variant in enumerate(instrument.variants):
        for code, weight in variant.weights.items():
            place: Steps = ("variants", position, "weights", code)
            yield from unknown(place, code, weighed)
            if weight <= 0:
                yield Finding("INSTRUMENT_WEIGHT_NOT_POSITIVE", place, {"weight": weight})


def _aggregation(instrument: Instrument) -> Iterator[Finding]:
    """A mean of named parts states their weights, and above zero; a plain mean states none."""
    for position, step in enumerate(instrument.aggregation):
        place: Steps = ("aggregation", position, "weights")
        if bool(step.weights) != (step.rule == "weighted_mean"):
            yield Finding("INSTRUMENT_AGGREGATION", place, {"from": step.from_, "to": step.to})
        for name, weight in step.weights.items():
            if weight <= 0:
                yield Finding("INSTRUMENT_WEIGHT_NOT_POSITIVE", (*place, name), {"weight": weight})


def _dates(instrument: Instrument) -> Iterator[Finding]:
    if instrument.valid_to is not None and instrument.valid_to < instrument.valid_from:
        values = {"valid_from": instrument.valid_from, "valid_to": instrument.valid_to}
        yield Finding("INSTRUMENT_DATES", ("valid_to",), values)


RULES: tuple[Callable[[Instrument], Iterator[Finding]], ...] = (
    _order,
    _bands,
    _classes_from,
    _readings,
    _variants,
    _aggregation,
    _dates,
)
