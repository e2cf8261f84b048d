"""A map of two measures at once: low resilience where many people live, or where a hazard is high. Own design.

Three steps of each make nine colours, each with a sign (`1C`: weak, many people), so that colour is never alone.
The steps follow fixed rules and never what a filter leaves: resilience by the instrument's own classes folded into
three (the lowest together when they do not divide), of other nodes thirds of the score 0–100; people by thirds of
all kelurahan of the city. Missing is no step: it keeps the sign of what is missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import is_missing
from siperi_geo.instruments import Instrument
from siperi_geo.maps.model import Facts, Paint
from siperi_geo.maps.scores import Row, score_facts, score_paints

STEPS = 3
UNKNOWN = "other_unknown"
LETTERS = "ABC"
COLOURS: tuple[tuple[str, str, str], ...] = (
    ("#ffe45c", "#ee8420", "#331106"),
    ("#e1a6ff", "#9a4a98", "#6d0f36"),
    ("#d1e5ff", "#3d6ae7", "#555d66"),
)
"""Rows: resilience low, middle, high; columns: little, middle, much of the other. Measured in the tests."""


@dataclass(frozen=True, slots=True)
class Other:
    """The second measure: the step (1 to 3) of every area of the city that is known, and what is said of it.

    `steps` in words from little to much, `rows` those of resilience from low to high; `unknown`: where missing.
    """

    of_area: Mapping[str, int]
    said: Mapping[str, str]
    steps: tuple[str, str, str]
    rows: tuple[str, str, str]
    unknown: str


def pair_key(resilience: int, other: int) -> str:
    """The paint of a pair of steps: `pair1C`."""
    return f"pair{sign_of(resilience, other)}"


def sign_of(resilience: int, other: int) -> str:
    """`1C`: the first of three in resilience, the third of the other."""
    return f"{resilience}{LETTERS[other - 1]}"


def pair_paints(instrument: Instrument, node: str, other: Other) -> dict[str, Paint]:
    """Nine paints, row by row from low resilience, then what is missing of either measure."""
    pairs = {
        pair_key(row, column): Paint(
            COLOURS[row - 1][column - 1],
            f"{other.rows[row - 1]}, {other.steps[column - 1]}",
            sign=sign_of(row, column),
        )
        for row in range(1, STEPS + 1)
        for column in range(1, STEPS + 1)
    }
    missing = {key: one for key, one in score_paints(instrument, node).items() if one.hatch}
    unknown = Paint(palette.NO_DATA, other.unknown, hatch=palette.NO_DATA_HATCH, angle=0)
    return {**pairs, UNKNOWN: unknown, **missing}


def pair_facts(instrument: Instrument, node: str, scores: pd.DataFrame, other: Other) -> dict[str, Facts]:
    """Facts by area code: as on the map of one measure, with the second one said too."""
    facts = score_facts(instrument, node, scores)
    rows = {str(row["area_code"]): row for row in scores.to_dict("records")}
    return {code: _paired(one, _step(instrument, node, rows[code]), code, other) for code, one in facts.items()}


def folded(order: int, n: int) -> int:
    """The step of class `order` of n (1 = lowest): 5 classes become 2, 2 and 1, 4 become 2, 1 and 1.

    >>> [folded(order, 5) for order in range(1, 6)]
    [1, 1, 2, 2, 3]
    """
    return (order - 1) * STEPS // n + 1


def third(score: float) -> int:
    """The step of a score of 0–100 in thirds; the upper edge belongs to the step below it."""
    return 1 if score <= 100 / STEPS else 2 if score <= 200 / STEPS else 3


def limits(values: Sequence[int]) -> tuple[int, int]:
    """The largest value of the lowest third and of the lower two thirds of all values.

    >>> limits([5, 1, 9, 3, 7, 2])
    (2, 5)
    """
    ordered = sorted(values)
    last = [max(-(-len(ordered) * part // STEPS), 1) - 1 for part in (1, 2)]
    return ordered[last[0]], ordered[last[1]]


def third_of(value: int, edges: tuple[int, int]) -> int:
    """The step of a value between `limits`; equal values are always in the same step."""
    return 1 if value <= edges[0] else 2 if value <= edges[1] else 3


def part_of(n: int, all_: int) -> int:
    """The step of a part: none, up to half, more than half.

    >>> [part_of(n, 4) for n in range(5)]
    [1, 2, 2, 3, 3]
    """
    return 1 if n == 0 else 2 if 2 * n <= all_ else 3


def _paired(facts: Facts, step: int | None, code: str, other: Other) -> Facts:
    said = other.said.get(code, other.unknown)
    if step is None:
        return replace(facts, lines=(*facts.lines, said))
    column = other.of_area.get(code)
    if column is None:
        return replace(facts, paint=UNKNOWN, lines=(*facts.lines, said))
    words = f"{sign_of(step, column)}: {other.rows[step - 1]}, {other.steps[column - 1]}"
    return replace(
        facts, paint=pair_key(step, column), lines=(*facts.lines, said, words), result=(*facts.result, words)
    )


def _step(instrument: Instrument, node: str, row: Row) -> int | None:
    """The step of an area's resilience; None where it has no value, or none that may be shown."""
    if row.get("is_withheld", False) or is_missing(row["index_value"]):
        return None
    if node != instrument.root.id:
        return third(float(row["score"]))
    band = band_of(instrument, row)
    return folded(band.order, len(instrument.classes)) if band else None
