"""From the wide row per form to a row per form and node: millionths, the 0–100 score, coverage, the class.

Same portable subset as `compile`. It stores nothing; what is stored, and for whom, is `rescore`'s business.
"""

from functools import lru_cache

from siperi_geo.instruments import Instrument, Node
from siperi_geo.instruments.model import MICRO
from siperi_geo.scoring.compile import compile_select, node_numbers
from siperi_geo.scoring.counting import varies
from siperi_geo.scoring.gates import reading_case
from siperi_geo.scoring.sql_text import double, micro, text


@lru_cache(maxsize=64)
def compile_tall(instrument: Instrument, variant_id: str, source: str) -> str:
    """One SELECT over `source` (as `compile_select` wants it), one row per form and node, columns as in `scores`:

    assessment_id, node, level, index_value, index_micro, score_micro, answered_items, total_items, class_code;
    then the step of each reading in the row of the index, as reading_0, reading_1, ….
    """
    nodes = "\nunion all\n".join(_node_rows(instrument, variant_id, node) for node in instrument.nodes())
    wide = compile_select(instrument, variant_id, source, ("answered", "value"))
    readings = "".join(f", {name}" for name in reading_columns(instrument))
    return f"""with wide as (
{wide}
),
tall as (
{nodes}
)
select
    assessment_id, node, level, index_value, index_micro, score_micro, answered_items, total_items,
    {_class_case(instrument)} as class_code{readings}
from tall"""


def reading_columns(instrument: Instrument) -> list[str]:
    """The column of each reading, in their order."""
    return [f"reading_{n}" for n in range(len(instrument.readings))]


def _node_rows(instrument: Instrument, variant_id: str, node: Node) -> str:
    n = node_numbers(instrument)[node.id]
    low, high = instrument.value_range(node.id)
    score = f"(value_{n} - {double(low)}) * 100e0 / {double(high - low)}"
    total = f"asked_{n}" if varies(instrument, node) else str(len(instrument.items_under(node.id)))
    return (
        f"select assessment_id, {text(node.id)} as node, {text(node.level)} as level, value_{n} as index_value, "
        f"{micro(f'value_{n}')} as index_micro, {micro(score)} as score_micro, "
        f"answered_{n} as answered_items, {total} as total_items{_reading_cells(instrument, variant_id, node)} "
        "from wide"
    )


def _reading_cells(instrument: Instrument, variant_id: str, node: Node) -> str:
    is_index = node is instrument.root
    cells = [reading_case(instrument, variant_id, one) if is_index else "null" for one in instrument.readings]
    return "".join(f", {cell} as {name}" for cell, name in zip(cells, reading_columns(instrument), strict=True))


def _class_case(instrument: Instrument) -> str:
    """The class of the index: the step of a reading, or the band of its millionths, rounded where it says so.

    Each band's edge is as the instrument includes or leaves it out. Without an index there is no class.
    """
    if instrument.classes_from is not None:
        place = [reading.id for reading in instrument.readings].index(instrument.classes_from)
        return f"case when index_micro is not null then {reading_columns(instrument)[place]} end"
    bands = ""
    for band in instrument.classes:
        sign = "<=" if band.upper_inclusive else "<"
        bands += f" when {_classed(instrument)} {sign} {round(band.upper * MICRO)} then {text(band.code)}"
    return f"case when node <> {text(instrument.root.id)} then null{bands} end"


def _classed(instrument: Instrument) -> str:
    if instrument.class_decimals is None:
        return "index_micro"
    step = MICRO // 10**instrument.class_decimals
    return f"floor((index_micro + {double(step / 2)}) / {double(step)}) * {double(step)}"
