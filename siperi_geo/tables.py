"""Display frames: the table twin of every chart, headings from the column dictionary, values as people read them.

Every cell is text, ready to show; numbers for files come from the frames themselves. It sorts nothing and
computes nothing.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from siperi_geo import columns
from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.analysis.overview import ClassCount, Standing
from siperi_geo.analysis.rollup import MeanSteps
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import Recommendation
from siperi_geo.text import MISSING, number, pick, signed, t

Row = Mapping[Hashable, Any]


def display(frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """These columns of a frame, in this order, with labels and written values of this run's language."""
    wanted = [columns.column(name) for name in names]
    return pd.DataFrame(
        {one.title(): [one.show(value) for value in frame[one.name]] for one in wanted}, dtype=object
    )


def class_name(instrument: Instrument, code: Any) -> str:
    """The name of a class by its code; a dash without one."""
    band = None if is_missing(code) else instrument.class_named(str(code))
    return pick(band.name) if band else MISSING


def classes(counts: Sequence[ClassCount]) -> pd.DataFrame:
    """Kelurahan per class."""
    return pd.DataFrame(
        {
            columns.column("class_name").title(): [
                pick(one.band.name) if one.band else t(f"tables.{one.kind}") for one in counts
            ],
            columns.column("kelurahan_count").title(): [number(one.count, 0) for one in counts],
        }
    )


def standings(found: Sequence[Standing]) -> pd.DataFrame:
    """Aspects with their mean score, strongest first."""
    rows = pd.DataFrame(
        {"aspect_name": [pick(one.node.name) for one in found], "score": [one.score for one in found]}
    )
    return display(rows, ["aspect_name", "score"])


def trend(years: pd.DataFrame) -> pd.DataFrame:
    """The city's index per year: how many kelurahan took part, the version used, whether it is example data."""
    rows = years.assign(version=years["versions"])
    return display(rows, ["year", "index_value", "scored_count", "kelurahan_count", "version", "is_example"])


def mean_parts(instrument: Instrument, node: str, steps: MeanSteps) -> pd.DataFrame:
    """The kelurahan behind a kecamatan or city value, each with its value and, where people weigh, its people."""
    rows, digits = steps.members, decimals(instrument, node)
    shown = display(rows, ["area_name", "kecamatan_name"])
    shown[pick(instrument.node(node).name)] = [number(value, digits) for value in rows["index_value"]]
    if steps.weighting == "population":
        people = [None if is_missing(weight) else int(weight) for weight in rows["weight"]]
        shown[columns.column("population_people").title()] = [number(one, 0) for one in people]
    return shown


def matrix(instrument: Instrument, table: pd.DataFrame) -> pd.DataFrame:
    """Kelurahan × aspects, scores 0–100, with the index first, from `analysis.gaps.matrix`."""
    shown = display(table, ["area_name", "kecamatan_name", "index_value"])
    scores = {pick(aspect.name): [number(v, 1) for v in table[aspect.id]] for aspect in instrument.aspects}
    return pd.concat([shown, pd.DataFrame(scores, index=shown.index, dtype=object)], axis="columns")


def area_gaps(instrument: Instrument, table: pd.DataFrame) -> pd.DataFrame:
    """Kelurahan, worst first, with the way to the next class and to the full index (`gaps.per_area`)."""
    rows = table.assign(
        class_name=_names(instrument, table["class_code"]), next_class_name=_names(instrument, table["next_class"])
    )
    names = ["area_name", "kecamatan_name", "index_value", "class_name", "gap_to_next", "next_class_name"]
    return display(rows, [*names, "gap_to_full", "coverage_pct"])


def node_gaps(
    instrument: Instrument, table: pd.DataFrame, steps: Mapping[str, Recommendation] | None = None
) -> pd.DataFrame:
    """Indicators, biggest gap first, from `analysis.gaps.with_gain`; with `steps` also the next step of each."""
    rows = table.assign(
        aspect_name=[pick(instrument.node(code).name) for code in table["aspect"]],
        indicator_name=[pick(instrument.node(code).name) for code in table["node"]],
    )
    names = ["indicator_name", "aspect_name", "score", "gap_to_full_score", "index_gain"]
    if steps is None:
        return display(rows, names)
    rows = rows.assign(recommendation=[_step(row, steps) for row in rows.to_dict("records")])
    return display(rows, [*names, "recommendation"])


def _step(row: Row, steps: Mapping[str, Recommendation]) -> str:
    step = steps.get(str(row["node"]))
    if step is None:
        return MISSING if is_missing(row["score"]) else t("tables.all_met")
    words = pick(step.text)
    return words if step.is_answered else t("tables.unanswered", number=step.item.number, text=words)


def missed(instrument: Instrument, table: pd.DataFrame) -> pd.DataFrame:
    """Questions most often not met, from `analysis.advice.missed_items`, with the advice for each."""
    items = [instrument.item(code) for code in table["item"]]
    rows = table.assign(
        item_text=[pick(item.text) for item in items],
        indicator_name=[pick(instrument.node(code).name) for code in table["indicator"]],
        recommendation=[pick(item.recommendation) if item.recommendation else MISSING for item in items],
    )
    names = ["item_number", "item_text", "indicator_name", "unmet_count", "answered_count", "unmet_pct"]
    return display(rows, [*names, "recommendation"])


def change(instrument: Instrument, node: str, table: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    """Every kelurahan with both values, or the reason why it is not compared, from `analysis.change.compare`."""
    rows = table.assign(
        class_before_name=_names(instrument, table["class_before"]),
        class_after_name=_names(instrument, table["class_after"]),
        status=[t(f"analysis.status.{status}") for status in table["status"]],
    )
    classes = ["class_before_name", "class_after_name"] if node == instrument.root.id else []
    return _two_years(
        rows, ["area_name", "kecamatan_name"], [*classes, "status"], years, decimals(instrument, node)
    )


def kecamatan_change(
    instrument: Instrument, node: str, table: pd.DataFrame, years: tuple[int, int]
) -> pd.DataFrame:
    """Kecamatan with the mean change of their comparable kelurahan, from `analysis.change.per_kecamatan`."""
    rows = table.assign(kecamatan_name=table["area_name"])
    return _two_years(rows, ["kecamatan_name"], ["compared_count"], years, decimals(instrument, node))


def _two_years(
    rows: pd.DataFrame, first: Sequence[str], last: Sequence[str], years: tuple[int, int], digits: int
) -> pd.DataFrame:
    """The change, then both values headed by their years, in the decimals of their node, between other columns."""
    values = {
        columns.column("change_value").title(): [signed(value, digits) for value in rows["change_value"]],
        str(years[0]): [number(value, digits) for value in rows["value_before"]],
        str(years[1]): [number(value, digits) for value in rows["value_after"]],
    }
    return pd.concat([display(rows, first), pd.DataFrame(values), display(rows, last)], axis="columns")


def movements(instrument: Instrument, table: pd.DataFrame) -> pd.DataFrame:
    """Class before (rows) × class after (columns), from `analysis.change.movements`."""
    head = columns.column("class_before_name").title()
    shown = pd.DataFrame({head: [class_name(instrument, code) for code in table.index]})
    for code in table.columns:
        shown[f"→ {class_name(instrument, code)}"] = [number(count, 0) for count in table[code]]
    return shown


def _names(instrument: Instrument, codes: "pd.Series[Any]") -> list[str]:
    return [class_name(instrument, code) for code in codes]
