"""Turns an instrument tree into one SELECT: answers → items → each layer of nodes, bottom up → index.

The statement runs unchanged on DuckDB, Spark and SQLite: CTE, CASE, plain arithmetic on doubles in a
fixed order, and one function that every engine supplies, `el(answers, i)` = answer i, counted from 1.
It knows no instrument and stores nothing; classes, steps and scores of 0–100 are made in `tall`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from siperi_geo.instruments import Instrument, Node, Variant
from siperi_geo.scoring.counting import varies
from siperi_geo.scoring.gates import Gates, gates_of
from siperi_geo.scoring.item_sql import item_columns
from siperi_geo.scoring.node_sql import NodeSql, named

NUMBERS = ("answered", "total", "weight", "raw", "value")
"""What the statement says of node n, as columns `answered_n` … `value_n`; n counts nodes in preorder from 0.

answered: items answered below it. total: Σ weight × value of its parts that count. weight: Σ weight of these.
raw: its rule applied to both. value: raw on the node's own scale. raw and value are null when not assessable.
Besides them come, where the instrument needs it, `asked_n` (items below it that the form asks) and the columns
of `gates`.
"""


@lru_cache(maxsize=64)
def compile_select(instrument: Instrument, variant_id: str, source: str, numbers: Sequence[str] = NUMBERS) -> str:
    """One SELECT over `source`: a table, CTE or bracketed select with columns assessment_id and answers.

    Returns one row per form: `assessment_id` and the numbers of every node. KeyError for an unknown variant.
    """
    variant = instrument.variant(variant_id)
    gates = gates_of(instrument, variant_id)
    steps = [("points", _points(instrument, variant, gates, source))]
    steps += _layers_sql(instrument, variant, gates, numbers)
    ctes = ",\n".join(f"{name} as (\n{body}\n)" for name, body in steps)
    return f"with {ctes}\n{_result(instrument, steps[-1][0], gates, numbers)}"


def layers(root: Node) -> list[list[Node]]:
    """The nodes by height, those that hold items first: a layer needs only the layers before it."""
    found: list[list[Node]] = []

    def place(node: Node) -> int:
        height = max((place(child) + 1 for child in node.parts), default=0)
        found.extend([] for _ in range(height + 1 - len(found)))
        found[height].append(node)
        return height

    place(root)
    return found


@lru_cache(maxsize=64)
def node_numbers(instrument: Instrument) -> dict[str, str]:
    """The number of each node in the names of columns, by node code."""
    return named(instrument.nodes())


def _layers_sql(
    instrument: Instrument, variant: Variant, gates: Gates, numbers: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Two steps per layer: the sums of its nodes, then their values; finished nodes ride along."""
    as_worst = variant.missing == "as_worst"
    previous, done = "points", list(gates.item_columns)
    for height, nodes in enumerate(layers(instrument.root), start=1):
        parts = [NodeSql(instrument, node, node_numbers(instrument), variant, as_worst=as_worst) for node in nodes]
        strict = [NodeSql(instrument, node, gates.names, variant, as_worst=True) for node in gates.among(nodes)]
        sums = [column for part in (*parts, *strict) for column in part.sums()]
        yield f"sums_{height}", _select(["assessment_id", *done, *sums], previous)
        wanted = [(part, _kept(part, numbers), "raw" in numbers) for part in parts]
        wanted += [(part, part.columns, False) for part in strict]
        fresh = [columns for _, columns, _ in wanted]
        values = [part.values(raw=with_raw) for part, _, with_raw in wanted]
        columns = ["assessment_id", *done, *chain(*fresh), *chain(*values)]
        yield f"values_{height}", _select(columns, f"sums_{height}")
        previous = f"values_{height}"
        for kept, made in zip(fresh, values, strict=True):
            done += sorted([*kept, *(column.rpartition(" as ")[2] for column in made)])


def _kept(part: NodeSql, numbers: Sequence[str]) -> list[str]:
    """The sums of a node that ride along: those asked for, and those that layers above need."""
    wanted = [f"{name}_{part.n}" for name in sorted(numbers) if name in ("total", "weight")]
    return [*part.columns, *wanted]


def _points(instrument: Instrument, variant: Variant, gates: Gates, source: str) -> str:
    strict = {item.id for item in instrument.items} if variant.missing == "as_worst" else gates.item_ids
    counted = {item.id for item in instrument.items_under(instrument.root.id)}
    columns = [
        column
        for place, item in enumerate(instrument.items, start=1)
        if item.id in counted
        for column in item_columns(instrument, item, place, with_worst=item.id in strict)
    ]
    return _select(["assessment_id", *columns], f"{source} as forms")


def _result(instrument: Instrument, last: str, gates: Gates, numbers: Sequence[str]) -> str:
    """The last select; a form without a single answer has no value, however its blanks are read."""
    columns = [_final(name, n) for n in node_numbers(instrument).values() for name in numbers]
    varying = [f"asked_{n}" for n, node in enumerate(instrument.nodes()) if varies(instrument, node)]
    return _select(["assessment_id", *columns, *varying, *gates.columns], last)


def _final(name: str, n: str) -> str:
    column = f"{name}_{n}"
    return f"case when answered_0 > 0 then {column} end as {column}" if name in ("raw", "value") else column


def _select(columns: Iterable[str], source: str) -> str:
    return "select\n    " + ",\n    ".join(columns) + f"\nfrom {source}"
