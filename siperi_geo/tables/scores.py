"""Tables of values: of areas, of those behind a mean, of everybody asked."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.analysis.rollup import MeanSteps
from siperi_geo.cells import Table, dictionary_cells, table, written
from siperi_geo.instruments import Instrument
from siperi_geo.tables.rows import NOTES, above, class_names, who
from siperi_geo.text import number, pick


def scores(instrument: Instrument, node: str, rows: pd.DataFrame, where: Sequence[str]) -> Table:
    """Areas (their columns `where`) with the value of one node, its class or step, score, coverage."""
    write = partial(number, decimals=decimals(instrument, node))
    return table(
        dictionary_cells(rows, ["area_code", *where]),
        written(pick(instrument.node(node).name), rows["index_value"].tolist(), write),
        dictionary_cells(rows, ["class_name", "score", "coverage_pct", *(name for name in NOTES if name in rows)]),
    )


def mean_parts(instrument: Instrument, node: str, steps: MeanSteps) -> Table:
    """The kelurahan behind a kecamatan or city value, each with its value and, where people weigh, its people."""
    weights = [None if is_missing(weight) else int(weight) for weight in steps.members["weight"]]
    rows = steps.members.assign(
        is_counted=[weight is not None for weight in weights],
        population_people=pd.Series(weights, steps.members.index, dtype=object),
    )
    people = ["population_people"] if steps.weighting == "population" else []
    return table(
        who(instrument, rows),
        written(
            pick(instrument.node(node).name),
            rows["index_value"].tolist(),
            partial(number, decimals=decimals(instrument, node)),
        ),
        dictionary_cells(
            rows, [*above(instrument), "is_counted", *people, *(name for name in NOTES if name in rows)]
        ),
    )


def participants(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Everybody whom an instrument asks (`scores/score_per_subject` of the index with remarks), lowest first.

    With the state of their forms where the frame has it (`analysis.round_standing`).
    """
    order = ["index_value", "subject_name", "subject_id"]
    rows = rows.sort_values(order, na_position="last", ignore_index=True)
    rows = rows.assign(class_name=class_names(instrument, rows["class_code"]))
    write = partial(number, decimals=instrument.decimals)
    last = ["coverage_pct", *above(instrument), *(name for name in NOTES if name in rows)]
    return table(
        who(instrument, rows),
        dictionary_cells(rows, [name for name in ("form_state",) if name in rows]),
        written(pick(instrument.root.name), rows["index_value"].tolist(), write),
        dictionary_cells(rows, ["class_name", *last]),
    )
