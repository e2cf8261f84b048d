"""Turns an instrument tree into one SELECT: answers → items → each layer of nodes, bottom up → index.

The statement runs unchanged on DuckDB, Spark and SQLite: CTE, CASE, plain arithmetic on doubles in a
fixed order, and one function that every engine supplies, `el(answers, i)` = answer i, counted from 1.
It knows no instrument and stores nothing; classes and scores of 0–100 are made in `tall`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from siperi_geo.instruments import Instrument, Item, Node
from siperi_geo.scoring.node_sql import NodeSql, double

NUMBERS = ("answered", "total", "weight", "raw", "value")
"""What the statement says of node n, as columns `answered_n` … `value_n`; n counts nodes in preorder from 0.

answered: items answered below it. total: Σ weight × value of its parts that count. weight: Σ weight of these.
raw: its rule applied to both. value: raw on the node's own scale. raw and value are null when not assessable.
"""
CARRIED = ("answered", "value")


@lru_cache(maxsize=64)
def compile_select(instrument: Instrument, variant_id: str, source: str, numbers: Sequence[str] = NUMBERS) -> str:
    """One SELECT over `source`: a table, CTE or bracketed select with columns assessment_id and answers.

    Returns one row per form: `assessment_id` and the numbers of every node. KeyError for an unknown variant.
    """
    as_worst = instrument.variant(variant_id).missing == "as_worst"
    steps = [("points", _points(instrument, source)), *_layers_sql(instrument, as_worst, numbers)]
    ctes = ",\n".join(f"{name} as (\n{body}\n)" for name, body in steps)
    return f"with {ctes}\n{_result(instrument, steps[-1][0], numbers)}"


def layers(root: Node) -> list[list[Node]]:
    """The nodes by height, those that hold items first: a layer needs only the layers before it."""
    found: list[list[Node]] = []

    def place(node: Node) -> int:
        height = max((place(child) + 1 for child in node.children), default=0)
        found.extend([] for _ in range(height + 1 - len(found)))
        found[height].append(node)
        return height

    place(root)
    return found


@lru_cache(maxsize=64)
def node_numbers(instrument: Instrument) -> dict[str, int]:
    """The number of each node in the names of columns, by node code."""
    return {node.id: n for n, node in enumerate(instrument.nodes())}


def _layers_sql(instrument: Instrument, as_worst: bool, numbers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Two steps per layer: the sums of its nodes, then their values; finished nodes ride along."""
    n_of = node_numbers(instrument)
    carried = sorted(set(numbers) | set(CARRIED))
    previous, done = "points", list[str]()
    for height, nodes in enumerate(layers(instrument.root), start=1):
        parts = [NodeSql(instrument, node, n_of, as_worst=as_worst) for node in nodes]
        sums = [column for part in parts for column in part.sums()]
        yield f"sums_{height}", _select(["assessment_id", *done, *sums], previous)
        fresh = [f"{name}_{n_of[node.id]}" for node in nodes for name in carried if name not in ("raw", "value")]
        values = [column for part in parts for column in part.values(raw="raw" in numbers)]
        yield f"values_{height}", _select(["assessment_id", *done, *fresh, *values], f"sums_{height}")
        previous = f"values_{height}"
        done += [f"{name}_{n_of[node.id]}" for node in nodes for name in carried]


def _points(instrument: Instrument, source: str) -> str:
    columns = [_points_of(instrument, item, place) for place, item in enumerate(instrument.items, start=1)]
    return _select(["assessment_id", *columns], f"{source} as forms")


def _points_of(instrument: Instrument, item: Item, place: int) -> str:
    choices = instrument.scale_of(item).choices
    cases = " ".join(f"when {choice.value} then {double(choice.points)}" for choice in choices)
    return f"case el(answers, {place}) {cases} end as item_{place}"


def _result(instrument: Instrument, last: str, numbers: Sequence[str]) -> str:
    """The last select; a form without a single answer has no value, however its blanks are read."""
    columns = [_final(name, n) for n in node_numbers(instrument).values() for name in numbers]
    return _select(["assessment_id", *columns], last)


def _final(name: str, n: int) -> str:
    column = f"{name}_{n}"
    return f"case when answered_0 > 0 then {column} end as {column}" if name in ("raw", "value") else column


def _select(columns: Iterable[str], source: str) -> str:
    return "select\n    " + ",\n    ".join(columns) + f"\nfrom {source}"
