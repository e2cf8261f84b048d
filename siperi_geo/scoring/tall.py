"""From the wide row per form to a row per form and node: millionths, the 0–100 score, coverage, the class.

Same portable subset as `compile`. It stores nothing; what is stored, and for whom, is `rescore`'s business.
"""

from functools import lru_cache

from siperi_geo.instruments import Instrument, Node
from siperi_geo.instruments.model import MICRO
from siperi_geo.scoring.compile import compile_select, node_numbers
from siperi_geo.scoring.node_sql import double


@lru_cache(maxsize=64)
def compile_tall(instrument: Instrument, variant_id: str, source: str) -> str:
    """One SELECT over `source` (as `compile_select` wants it), one row per form and node, columns as in `scores`:

    assessment_id, node, level, index_value, index_micro, score_micro, answered_items, total_items, class_code.
    """
    nodes = "\nunion all\n".join(_node_rows(instrument, node) for node in instrument.nodes())
    wide = compile_select(instrument, variant_id, source, ("answered", "value"))
    return f"""with wide as (
{wide}
),
tall as (
{nodes}
)
select
    assessment_id, node, level, index_value, index_micro, score_micro, answered_items, total_items,
    {_class_case(instrument)} as class_code
from tall"""


def _node_rows(instrument: Instrument, node: Node) -> str:
    n = node_numbers(instrument)[node.id]
    low, high = instrument.value_range(node.id)
    score = f"(value_{n} - {double(low)}) * 100e0 / {double(high - low)}"
    total = len(instrument.items_under(node.id))
    return (
        f"select assessment_id, {_text(node.id)} as node, {_text(node.level)} as level, value_{n} as index_value, "
        f"{_micro(f'value_{n}')} as index_micro, {_micro(score)} as score_micro, "
        f"answered_{n} as answered_items, {total} as total_items from wide"
    )


def _micro(expression: str) -> str:
    """Millionths, half up: engines differ in how a cast rounds, not in floor."""
    return f"cast(floor(({expression}) * {double(MICRO)} + 5e-1) as bigint)"


def _text(code: str) -> str:
    return "'" + code.replace("'", "''") + "'"


def _class_case(instrument: Instrument) -> str:
    """The class of the index by its millionths, each band's edge as the instrument includes or leaves it out."""
    bands = ""
    for band in instrument.classes:
        sign = "<=" if band.upper_inclusive else "<"
        bands += f" when index_micro {sign} {round(band.upper * MICRO)} then {_text(band.code)}"
    return f"case when node <> {_text(instrument.root.id)} then null{bands} end"
