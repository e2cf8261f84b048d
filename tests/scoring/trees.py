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
    """Answers whose points reach from the lower to the upper end, in any order; sometimes "not applicable"."""
    between = st.integers(1, 9).map(lambda tenth: ends[0] + (ends[1] - ends[0]) * tenth / 10)
    leaving = [None] * draw(st.integers(0, 1))
    points = draw(st.permutations([*ends, *draw(st.lists(between, max_size=2, unique=True)), *leaving]))
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
        if node["rule"] == "weighted_mean":
            weigh_by_items(draw, node["children"])
    else:
        node["items"] = [draw(items(scale_names, next(numbers))) for _ in range(size)]
    return node


def weigh_by_items(draw: st.DrawFn, children: list[dict[str, Any]]) -> None:
    """Let some of the parts of a mean weigh as many as their items, which then weigh the same."""
    for child in children:
        if "items" in child and not draw(st.integers(0, 3)):
            child["weight"] = "items"
            for item in child["items"]:
                item["weight"] = child["items"][0]["weight"]


@st.composite
def items(draw: st.DrawFn, scale_names: list[str], number: int) -> dict[str, Any]:
    return {
        "id": f"Q{number}",
        "number": number + 1,
        "text": label("question"),
        "scale": draw(st.sampled_from(scale_names)),
        "weight": draw(st.sampled_from(WEIGHTS)),
        "profiles": draw(st.sampled_from(([], [], [], ["full"]))),
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
    "profiles": [
        {"id": "full", "name": label("full"), "note": label("…"), "mark": MARK},
        {"id": "short", "name": label("short"), "note": label("…"), "mark": MARK},
    ],
    "variants": [
        {"id": "standard", "name": label("s"), "missing": "left_out", "mark": MARK, "note": label("…")},
        {"id": "worst", "name": label("w"), "missing": "as_worst", "mark": MARK, "note": label("…")},
    ],
    "history": [{"date": "2020-01-01", "text": label("first")}],
}


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """An instrument with up to four levels of nodes and everything that a file may state of them.

    Its variants: blanks left out, blanks as the worst answer, and (where it has means) other weights.
    """
    ends = draw(st.sampled_from(RANGES))
    named = {f"s{n}": scale for n, scale in enumerate(draw(st.lists(scales(ends), min_size=1, max_size=3)))}
    depth = draw(st.integers(2, 4))
    root = draw(nodes(sorted(named), count(), depth))
    low, high = rescaled(draw, [root], [fit_scales(draw, root, ends)])
    edges = sorted(draw(st.sets(st.integers(1, 19), max_size=3)))
    classes = [band(n, low + (high - low) * edge / 20, draw) for n, edge in enumerate(edges)]
    classes.append({**band(len(edges), high, draw), "upper_inclusive": True})
    levels = [{"id": f"level{n}", "name": label(f"level {n}"), "note": label("…")} for n in range(depth)]
    if "children" in root:
        root["children"].insert(draw(st.integers(0, len(root["children"]))), draw(described(sorted(named))))
    drawn = {"scales": named, "levels": levels, "classes": classes, "root": root}
    drawn |= {"class_decimals": draw(st.sampled_from((None, None, 0, 2))), "variants": draw(variants(root))}
    return Instrument.model_validate(FRAME | drawn | draw(stepped(root)))


@st.composite
def described(draw: st.DrawFn, scale_names: list[str]) -> dict[str, Any]:
    """A part of the form that only describes."""
    items_ = [draw(items(scale_names, 900 + n)) for n in range(draw(st.integers(1, 2)))]
    frame = {"id": "D", "name": label("context"), "level": "level1", "rule": "describe", "mark": MARK}
    return {**frame, "min_answered_pct": 0, "items": items_}


@st.composite
def variants(draw: st.DrawFn, root: dict[str, Any]) -> list[dict[str, Any]]:
    """The two missing rules, and the first of them with other weights for some parts of means."""
    means = [node for node in below(root) if node["rule"] == "weighted_mean"]
    codes = [
        part["id"] for node in means for part in node.get("children", []) if part.get("weight", "items") != "items"
    ]
    weights = {code: draw(st.sampled_from(WEIGHTS)) for code in codes if draw(st.booleans())}
    third = {**FRAME["variants"][0], "id": "reweighed", "weights": weights}
    return [*FRAME["variants"], third]


@st.composite
def stepped(draw: st.DrawFn, root: dict[str, Any]) -> dict[str, Any]:
    """Readings in steps over nodes and items, sometimes giving the classes too."""
    counted = [node for node in below(root) if node["rule"] != "describe"]
    codes = [node["id"] for node in counted] + [item["id"] for node in counted for item in node.get("items", [])]
    limits = st.sampled_from((0, 10, 33.3, 50, 60, 100))
    required = st.builds(lambda of, score: {"of": of, "at_least_score": score}, st.sampled_from(codes), limits)
    found = []
    for n in range(draw(st.integers(0, 2))):
        asked = draw(st.lists(st.lists(required, min_size=1, max_size=2), min_size=1, max_size=3))
        steps = [{**rung(f"r{n}_{m}"), "mark": MARK, "requires": one} for m, one in enumerate(asked)]
        frame = {"id": f"reading{n}", "name": label("reading"), "note": label("…"), "mark": MARK}
        found.append({**frame, "none": rung(f"r{n}_none"), "steps": steps})
    if not found or draw(st.booleans()):
        return {"readings": found}
    rungs = [found[0]["none"], *found[0]["steps"]]
    classes = [{**rung(one["code"]), "order": n, "mark": MARK} for n, one in enumerate(rungs, start=1)]
    return {"readings": found, "classes_from": "reading0", "classes": classes}


def rung(code: str) -> dict[str, Any]:
    return {"code": code, "name": label(code)}


def below(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node and all under it."""
    yield node
    for child in node.get("children", []):
        yield from below(child)


def fit_scales(draw: st.DrawFn, node: dict[str, Any], ends: Ends) -> Ends:
    """Give nodes below a scale of their own, so that all parts of a node share one; returns the node's range."""
    children = node.get("children", [])
    if children:
        ends = rescaled(draw, children, [fit_scales(draw, child, ends) for child in children])
    parts = children or node["items"]
    factor = sum(exact(part["weight"]) for part in parts) if node["rule"] == "sum" else Fraction(1)
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
    """One form of either profile: now and then complete or wholly blank, mostly with some blanks."""
    blank = draw(st.sampled_from((0, 1, 1, 2, 4, 5)))
    answers = [
        None if draw(st.integers(0, 4)) < blank else draw(st.sampled_from(instrument.scale_of(item).choices)).value
        for item in instrument.items
    ]
    return instrument.in_profile(answers, draw(st.sampled_from(instrument.profiles)))


@st.composite
def forms(draw: st.DrawFn, *, size: int = 4) -> tuple[Instrument, list[tuple[int | None, ...]]]:
    """A random instrument with a few filled forms of it."""
    instrument = draw(instruments())
    return instrument, draw(st.lists(filled(instrument), min_size=1, max_size=size))
