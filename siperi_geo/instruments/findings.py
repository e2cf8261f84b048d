"""What a rule about instrument files reports, and where things stand in such a file. It judges nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import ErrorDetails

from siperi_geo.instruments.document import Steps
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Item, Node


@dataclass(frozen=True, slots=True)
class Finding:
    """A catalogue code, the place in the file's data, and the values its words need."""

    code: str
    steps: Steps
    values: Mapping[str, Any] = field(default_factory=dict)


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


def twice(named: Iterable[tuple[Steps, Any]]) -> Iterator[Finding]:
    """INSTRUMENT_ID_TWICE for every name that stands at an earlier place already."""
    seen: set[Any] = set()
    for steps, name in named:
        if name in seen:
            yield Finding("INSTRUMENT_ID_TWICE", steps, {"id": name})
        seen.add(name)


def unknown(steps: Steps, name: str | None, known: set[str]) -> Iterator[Finding]:
    """INSTRUMENT_REFERENCE_UNKNOWN for a name that the file does not define."""
    if name is not None and name not in known:
        yield Finding("INSTRUMENT_REFERENCE_UNKNOWN", steps, {"name": name, "known": ", ".join(sorted(known))})


def fault(detail: ErrorDetails) -> Finding:
    """A fault of shape as the model reports it: a key that is unknown or missing, a value that is wrong."""
    steps: Steps = detail["loc"]
    key = steps[-1] if steps else ""
    parent = steps[-2] if len(steps) > 1 else 0
    in_label = key in ("id", "en") and isinstance(parent, str) and parent != "root"
    if detail["type"] == "extra_forbidden":
        return Finding("INSTRUMENT_KEY_UNKNOWN", steps, {"key": key})
    if in_label and detail["type"] in ("missing", "string_too_short", "string_pattern_mismatch"):
        return Finding("INSTRUMENT_LANGUAGE_MISSING", steps, {"language": key})
    if detail["type"] == "missing":
        return Finding("INSTRUMENT_KEY_MISSING", steps, {"key": key})
    if key == "weight" and detail["type"] == "greater_than":
        return Finding("INSTRUMENT_WEIGHT_NOT_POSITIVE", steps, {"weight": detail["input"]})
    return Finding("INSTRUMENT_VALUE_WRONG", steps, {"value": str(detail["input"])[:60], "reason": detail["msg"]})
