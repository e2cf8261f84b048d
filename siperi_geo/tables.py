"""The table twin of every chart and map: headings from the column dictionary, values for people and files.

Rows of one kelurahan, school or facility carry its code for files, and say whether they are example or real data
while the store holds both. It sorts nothing and computes nothing.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from siperi_geo import columns
from siperi_geo.analysis.class_counts import ClassCount
from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.analysis.gap_sentences import in_a_cell
from siperi_geo.analysis.origin import counted
from siperi_geo.analysis.overview import Standing
from siperi_geo.analysis.rollup import MeanSteps
from siperi_geo.analysis.steps import NextSteps
from siperi_geo.cells import Cells, Table, dictionary_cells, named, table, written
from siperi_geo.instruments import Instrument, find_class
from siperi_geo.text import MISSING, number, pick, signed, t

Row = Mapping[Hashable, Any]
NOTES = ("verification", "origin", "remark")
"""What a row may say about itself, where the frame has it."""


def display(frame: pd.DataFrame, names: Sequence[str]) -> Table:
    """These columns of a frame, between the code of the area (for files) and what its rows say of themselves."""
    code = [name for name in ("area_code",) if name in frame and name not in names]
    notes = [name for name in NOTES if name in frame and name not in names]
    return table(dictionary_cells(frame, [*code, *names, *notes]))


def class_name(instrument: Instrument, code: Any) -> str:
    """The name of a class by its code, also one of another version; a dash without one."""
    if is_missing(code):
        return MISSING
    band = find_class(instrument, str(code))
    return pick(band.name) if band else t("tables.class_of_absent_version", code=code)


def classes(counts: Sequence[ClassCount]) -> Table:
    """Kelurahan per class."""
    words = [pick(one.band.name) if one.band else t(f"tables.{one.kind}") for one in counts]
    rows = pd.DataFrame({"class_name": words, "kelurahan_count": [one.count for one in counts]})
    return display(rows, ["class_name", "kelurahan_count"])


def standings(found: Sequence[Standing]) -> Table:
    """Aspects with their mean score and of how many kelurahan it is the mean, strongest first."""
    rows = pd.DataFrame(
        {
            "aspect_name": [pick(one.node.name) for one in found],
            "score": [one.score for one in found],
            "scored_count": [one.count for one in found],
        }
    )
    return display(rows, ["aspect_name", "score", "scored_count"])


def trend(years: pd.DataFrame) -> Table:
    """The city's index per year: how many took part, how they weigh, the version used, example or real data."""
    rows = years.assign(
        version=years["versions"],
        weighting=[t(f"tables.weighting.{one}") for one in years["weighting"]],
        origin=[counted(int(row["form_count"]), int(row["example_count"])) for row in years.to_dict("records")],
    )
    names = ["year", "index_value", "scored_count", "subject_count", "weighting", "version"]
    return display(rows, names)


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
        _who(instrument, rows),
        written(
            pick(instrument.node(node).name),
            rows["index_value"].tolist(),
            partial(number, decimals=decimals(instrument, node)),
        ),
        dictionary_cells(
            rows, [*_above(instrument), "is_counted", *people, *(name for name in NOTES if name in rows)]
        ),
    )


def participants(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Everybody whom an instrument asks (`scores/score_per_subject` of the index with remarks), lowest first.

    With the state of their forms where the frame has it (`analysis.round_standing`).
    """
    order = ["index_value", "subject_name", "subject_id"]
    rows = rows.sort_values(order, na_position="last", ignore_index=True)
    rows = rows.assign(class_name=_names(instrument, rows["class_code"]))
    write = partial(number, decimals=instrument.decimals)
    last = ["coverage_pct", *_above(instrument), *(name for name in NOTES if name in rows)]
    return table(
        _who(instrument, rows),
        dictionary_cells(rows, [name for name in ("form_state",) if name in rows]),
        written(pick(instrument.root.name), rows["index_value"].tolist(), write),
        dictionary_cells(rows, ["class_name", *last]),
    )


def _who(instrument: Instrument, rows: pd.DataFrame) -> tuple[Cells, ...]:
    """The columns that name whoever fills in a form: an area, or anybody else by its code and its kelurahan."""
    area = ["area_code", "area_name"]
    if instrument.is_of_areas:
        return dictionary_cells(rows, area)
    rows = rows.assign(subject_code=[str(one).partition(":")[2] for one in rows["subject_id"]])
    return dictionary_cells(rows, ["subject_code", "subject_name", *area])


def _above(instrument: Instrument) -> list[str]:
    """The kecamatan of whoever fills in a form; a kecamatan has said its name already."""
    return [] if instrument.subject == "kecamatan" else ["kecamatan_name"]


def matrix(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Areas × aspects, scores 0–100, with the index first, from `analysis.gaps.matrix`."""
    write = partial(number, decimals=1)
    scores = [written(pick(one.name), rows[one.id].tolist(), write) for one in instrument.aspects]
    above = [name for name in ("kecamatan_name",) if name in rows and (rows[name] != rows["area_name"]).any()]
    start = dictionary_cells(rows, ["area_code", "area_name", *above, "index_value"])
    return table(start, scores, dictionary_cells(rows, [name for name in NOTES if name in rows]))


def area_gaps(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Areas, worst first, with the way to the next class, the target and the full index (`gaps.per_area`)."""
    rows = rows.assign(
        class_name=_names(instrument, rows["class_code"]), next_class_name=_names(instrument, rows["next_class"])
    )
    above = [name for name in ("kecamatan_name",) if name in rows and (rows[name] != rows["area_name"]).any()]
    names = ["area_name", *above, "index_value", "class_name", "gap_to_next", "next_class_name"]
    aim = [name for name in ("gap_to_target",) if name in rows]
    shown = display(rows, [*names, *aim, "gap_to_full", "coverage_pct"])
    return Table(tuple(_beyond(one, rows["is_beyond_edge"].tolist()) for one in shown.cells))


def _beyond(cells: Cells, is_beyond: Sequence[bool]) -> Cells:
    """The gap to the next class as `> 10,64` where its edge still belongs to the class below."""
    if cells.title != columns.column("gap_to_next").title():
        return cells
    pairs = zip(cells.shown, is_beyond, strict=True)
    return replace(cells, shown=[f"> {words}" if beyond else words for words, beyond in pairs])


def node_gaps(instrument: Instrument, rows: pd.DataFrame, todo: NextSteps | None = None) -> Table:
    """Indicators, biggest gap first, from `analysis.gap_parts`; with `todo` also what to do about each."""
    rows = rows.assign(
        aspect_name=[pick(instrument.node(code).name) for code in rows["aspect"]],
        indicator_name=[pick(instrument.node(code).name) for code in rows["node"]],
    )
    gain = [name for name in ("index_gain",) if name in rows]
    names = ["indicator_name", "aspect_name", "score", "gap_to_full_score", *gain]
    if todo is None:
        return display(rows, names)
    rows = rows.assign(recommendation=[_todo(row, todo) for row in rows.to_dict("records")])
    return display(rows, [*names, "recommendation"])


def _todo(row: Row, todo: NextSteps) -> str:
    words = in_a_cell(todo.of(str(row["node"])))
    return words or (t("tables.all_met") if row["gap_to_full_score"] == 0 else MISSING)


def missed(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Questions most often not met, from `analysis.advice.missed_items`, with the advice for each."""
    items = [instrument.item(code) for code in rows["item"]]
    rows = rows.assign(
        item_text=[pick(item.text) for item in items],
        indicator_name=[pick(instrument.node(code).name) for code in rows["indicator"]],
        recommendation=[pick(item.recommendation) if item.recommendation else MISSING for item in items],
    )
    names = ["item_number", "item_text", "indicator_name", "unmet_count", "answered_count", "unmet_pct"]
    return display(rows, [*names, "recommendation"])


def change(instrument: Instrument, node: str, rows: pd.DataFrame, years: tuple[int, int]) -> Table:
    """Whoever fills in the form with both values, or why they are not compared (`analysis.change.compare`)."""
    rows = rows.assign(
        class_before_name=_names(instrument, rows["class_before"]),
        class_after_name=_names(instrument, rows["class_after"]),
        status=[t(f"analysis.status.{status}") for status in rows["status"]],
    )
    last = [*(["class_before_name", "class_after_name"] if node == instrument.root.id else []), "status"]
    first = [*_who(instrument, rows), *dictionary_cells(rows, _above(instrument))]
    return _two_years(instrument, node, rows, years, (first, dictionary_cells(rows, last)))


def areas_change(instrument: Instrument, node: str, rows: pd.DataFrame, years: tuple[int, int]) -> Table:
    """Areas whose values are means, with the change and of how many each is one (`analysis.change_groups`)."""
    rows = rows.assign(status=[t(f"analysis.area_status.{status}") for status in rows["status"]])
    first = [name for name in ("area_code", "area_name", "kecamatan_name") if name in rows]
    count = partial(number, decimals=0)
    counts = [
        written(
            t("change.column.scored", year=year), [None if is_missing(n) else int(n) for n in rows[name]], count
        )
        for year, name in zip(years, ("scored_before", "scored_after"), strict=True)
    ]
    last = [*counts, *dictionary_cells(rows, ["status"])]
    return _two_years(instrument, node, rows, years, (dictionary_cells(rows, first), last))


def _two_years(
    instrument: Instrument,
    node: str,
    rows: pd.DataFrame,
    years: tuple[int, int],
    around: tuple[Sequence[Cells], Sequence[Cells]],
) -> Table:
    """The change, then both values headed by their years, in the decimals of their node, between other columns."""
    digits = decimals(instrument, node)
    write, write_change = partial(number, decimals=digits), partial(signed, decimals=digits)
    return table(
        around[0],
        written(columns.column("change_value").title(), rows["change_value"].tolist(), write_change),
        written(str(years[0]), rows["value_before"].tolist(), write),
        written(str(years[1]), rows["value_after"].tolist(), write),
        around[1],
        dictionary_cells(rows, [name for name in NOTES if name in rows]),
    )


def movements(instrument: Instrument, counts: pd.DataFrame) -> Table:
    """Class before (rows) × class after (columns), from `analysis.change.movements`."""
    write = partial(number, decimals=0)
    after = [written(f"→ {class_name(instrument, code)}", counts[code].tolist(), write) for code in counts.columns]
    return table(named("class_before_name", _names(instrument, counts.index)), after)


def _names(instrument: Instrument, codes: Iterable[Any]) -> list[str]:
    every = list(codes)
    names = {code: class_name(instrument, code) for code in dict.fromkeys(every)}
    return [names[code] for code in every]
