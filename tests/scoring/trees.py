"""Random small instruments and random filled forms, as Hypothesis strategies.

The parts of a node share one range, as `check` demands of instruments: else leaving one out has no fair meaning.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from typing import Any

from hypothesis import strategies as st

from siperi_geo.instruments import Instrument, Node
from tests.scoring.oracle import exact

WEIGHTS = (0.25, 0.5, 1, 1, 1, 1.43, 2, 3.3, 6.67, 20)
SHARES = (0, 0, 25, 33.3, 50, 66.7, 75, 100)
Ends = tuple[float, float]
RANGES: tuple[Ends, ...] = ((0, 1), (0, 100), (20, 100), (0.2, 1), (1, 5), (-3, 7.5))
MARK = "own_design"


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


@st.composite
def scales(draw: st.DrawFn, ends: tuple[float, float]) -> dict[str, Any]:
    """Answers whose points reach from the lower to the upper end, in any order."""
    between = st.integers(1, 9).map(lambda tenth: ends[0] + (ends[1] - ends[0]) * tenth / 10)
    points = draw(st.permutations([*ends, *draw(st.lists(between, max_size=2, unique=True))]))
    values = draw(st.lists(st.integers(0, 254), min_size=len(points), max_size=len(points), unique=True))
    choices = [
        {"value": value, "points": point, "label": label(f"v{value}")}
        for value, point in zip(values, points, strict=True)
    ]
    return {"choices": choices, "mark": MARK, "source": "random"}


@st.composite
def nodes(
    draw: st.DrawFn, scale_names: list[str], numbers: Iterator[int], depth: int, level: int = 0
) -> dict[str, Any]:
    """A node whose subtrees reach at most `depth` levels, not all equally deep."""
    node: dict[str, Any] = {
        "id": f"N{next(numbers)}" if level else "index",
        "name": label("node"),
        "level": f"level{level}",
        "weight": draw(st.sampled_from(WEIGHTS)),
        "rule": draw(st.sampled_from(("weighted_mean", "weighted_mean", "sum"))),
        "min_answered_pct": draw(st.sampled_from(SHARES)),
        "mark": MARK,
    }
    size = draw(st.integers(1, 4))
    if depth > 1 and draw(st.integers(0, 3)):
        node["min_valued_children_pct"] = draw(st.sampled_from(SHARES))
        node["children"] = [draw(nodes(scale_names, numbers, depth - 1, level + 1)) for _ in range(size)]
    else:
        node["items"] = [draw(items(scale_names, next(numbers))) for _ in range(size)]
    return node


@st.composite
def items(draw: st.DrawFn, scale_names: list[str], number: int) -> dict[str, Any]:
    return {
        "id": f"Q{number}",
        "number": number + 1,
        "text": label("question"),
        "scale": draw(st.sampled_from(scale_names)),
        "weight": draw(st.sampled_from(WEIGHTS)),
        "mark": MARK,
    }


FRAME: dict[str, Any] = {
    "id": "random",
    "version": "1",
    "name": label("random"),
    "subject": "kelurahan",
    "status": "own_design",
    "status_note": label("random"),
    "legal_basis": [],
    "sources": [],
    "valid_from": "2020-01-01",
    "valid_to": None,
    "classes_note": label("…"),
    "variants": [
        {"id": "standard", "name": label("s"), "missing": "left_out", "mark": MARK, "note": label("…")},
        {"id": "worst", "name": label("w"), "missing": "as_worst", "mark": MARK, "note": label("…")},
    ],
    "history": [{"date": "2020-01-01", "text": label("first")}],
}


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """An instrument with up to four levels of nodes, one class or more, and both missing rules."""
    ends = draw(st.sampled_from(RANGES))
    named = {f"s{n}": scale for n, scale in enumerate(draw(st.lists(scales(ends), min_size=1, max_size=3)))}
    depth = draw(st.integers(2, 4))
    root = draw(nodes(sorted(named), count(), depth))
    low, high = rescaled(draw, [root], [fit_scales(draw, root, ends)])
    edges = sorted(draw(st.sets(st.integers(1, 19), max_size=3)))
    classes = [band(n, low + (high - low) * edge / 20, draw) for n, edge in enumerate(edges)]
    classes.append({**band(len(edges), high, draw), "upper_inclusive": True})
    levels = [{"id": f"level{n}", "name": label(f"level {n}"), "note": label("…")} for n in range(depth)]
    drawn = {"scales": named, "levels": levels, "classes": classes, "root": root}
    return Instrument.model_validate(FRAME | drawn)


def fit_scales(draw: st.DrawFn, node: dict[str, Any], ends: Ends) -> Ends:
    """Give nodes below a scale of their own, so that all parts of a node share one; returns the node's range."""
    children = node.get("children", [])
    weights = [part["weight"] for part in children or node["items"]]
    if children:
        ends = rescaled(draw, children, [fit_scales(draw, child, ends) for child in children])
    factor = sum(map(exact, weights)) if node["rule"] == "sum" else Fraction(1)
    return float(exact(ends[0]) * factor), float(exact(ends[1]) * factor)


def rescaled(draw: st.DrawFn, nodes: list[dict[str, Any]], inner: list[Ends]) -> Ends:
    """Bring sister nodes to one common range, unless they have one and are left at that."""
    if len(set(inner)) == 1 and draw(st.booleans()):
        return inner[0]
    common: Ends = draw(st.sampled_from(RANGES))
    for node, ends in zip(nodes, inner, strict=True):
        node["rescale"] = {"from": ends, "to": common}
    return common


def with_root(instrument: Instrument, root: Node) -> Instrument:
    """The same instrument over another tree, built anew so that nothing worked out from the old tree stays."""
    data = instrument.model_dump(by_alias=True) | {"root": root.model_dump(by_alias=True)}
    return Instrument.model_validate(data)


def band(order: int, upper: float, draw: st.DrawFn) -> dict[str, Any]:
    return {
        "code": f"c{order}",
        "name": label(f"class {order}"),
        "upper": upper,
        "upper_inclusive": draw(st.booleans()),
        "order": order + 1,
        "mark": MARK,
    }


@st.composite
def filled(draw: st.DrawFn, instrument: Instrument) -> tuple[int | None, ...]:
    """One form: now and then complete or wholly blank, mostly with some blanks."""
    blank = draw(st.sampled_from((0, 1, 1, 2, 4, 5)))
    return tuple(
        None if draw(st.integers(0, 4)) < blank else draw(st.sampled_from(instrument.scale_of(item).choices)).value
        for item in instrument.items
    )


@st.composite
def forms(draw: st.DrawFn, *, size: int = 4) -> tuple[Instrument, list[tuple[int | None, ...]]]:
    """A random instrument with a few filled forms of it."""
    instrument = draw(instruments())
    return instrument, draw(st.lists(filled(instrument), min_size=1, max_size=size))
