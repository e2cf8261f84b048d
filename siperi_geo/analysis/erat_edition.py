"""What an edition of a round of governments holds: the published means of a year, of units as of all above them.

A unit below its minimum is not in it. It makes rows from a summary, which `assessments` keeps in the transaction
that locks the round; made-up units are published by nobody. As a table: `erat_edition_table`.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from siperi_geo.analysis.erat_figures import (
    Figure,
    Figures,
    Government,
    Reliabilities,
    Summary,
    Unit,
    is_published,
)
from siperi_geo.analysis.erat_reading import summary_of
from siperi_geo.analysis.erat_response import Response
from siperi_geo.analysis.exact import is_missing, micro
from siperi_geo.instruments import Instrument
from siperi_geo.registers.governments import governments
from siperi_geo.store import Transaction

TABLE = "published_means"
PLACE = ("place", "place_code", "place_name", "government_code", "government_name")
VALUES = ("value_micro", "deviation_micro", "low_micro", "high_micro", "alpha_micro")
COUNTS = ("counted", "form_count", "unit_count", "enough_count", "answered_people", "invited_people")
KEPT = (*PLACE, "version", "node", *VALUES, *COUNTS, "complete_count")
WHOLE_NUMBERS = (*VALUES, *COUNTS, "complete_count")
Row = dict[str, Any]


def rows_of_year(instrument: Instrument, tx: Transaction, year: int) -> dict[str, pd.DataFrame]:
    """What locking a year keeps, by table."""
    found = summary_of(tx.query, instrument, year, governments(tx), with_examples=False)
    return {TABLE: edition_rows(found)}


def edition_rows(found: Summary) -> pd.DataFrame:
    """Rows of KEPT from the province down; governments without units and units below their minimum are left out.

    Empty where there is no form: an edition of nothing has no rows, as with other instruments.
    """
    rows = list(_rows(found)) if found.forms else []
    frame = pd.DataFrame(rows, columns=list(KEPT)).astype(dict.fromkeys(WHOLE_NUMBERS, "Int64"))
    return frame.assign(version=found.instrument.version)


def _rows(found: Summary) -> Iterator[Row]:
    yield from _of_place(found, ("province", "", "", None, None), found)
    for level in found.levels:
        yield from _of_place(found, ("level", level.id, "", None, None), level)
    for level in found.levels:
        for one in [one for one in level.governments if one.units]:
            yield from _of_place(found, ("government", one.code, one.name, one.code, one.name), one)
            for unit in [unit for unit in one.units if is_published(unit)]:
                yield from _of_place(found, ("unit", unit.unit_id, unit.name, one.code, one.name), unit)


def _of_place(found: Summary, place: tuple[str | None, ...], made: Any) -> Iterator[Row]:
    """A row for every node of one place: a summary, level, government or unit."""
    figures: Figures = made.figures
    reliability: Reliabilities = {} if isinstance(made, Government | Unit) else made.reliability
    for node in found.nodes:
        sure = reliability.get(node)
        row = dict(zip(PLACE, place, strict=True)) | {"node": node} | _of_figure(figures[node])
        row |= _of_response(made.response) | {"form_count": made.forms}
        yield row | {"alpha_micro": sure and micro(sure.alpha), "complete_count": sure and sure.n}


def _of_figure(one: Figure) -> Row:
    spread = one.spread
    ends = {name: spread and micro(getattr(spread, name)) for name in ("deviation", "low", "high")}
    return {"value_micro": micro(one.value), "counted": one.counted} | {f"{k}_micro": v for k, v in ends.items()}


def _of_response(one: Response) -> Row:
    said = {"answered_people": one.answered, "invited_people": one.invited}
    return {"unit_count": one.units, "enough_count": one.enough} | (said if one.saying else dict.fromkeys(said))


def changed(published: pd.DataFrame, now: pd.DataFrame) -> list[tuple[str, str, str | None]]:
    """The places (place, name or id of a level, government) of which any value is another now, is gone, is new."""
    before, after = (_by_place(rows) for rows in (published, now))
    return [
        (place, name or code, government)
        for (place, code), (name, government, values) in (after | before).items()
        if (place, code) not in before or (place, code) not in after or after[place, code][2] != values
    ]


def _by_place(rows: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str | None, Row]]:
    found: dict[tuple[str, str], tuple[str, str | None, Row]] = {}
    for row in rows.to_dict("records"):
        key = str(row["place"]), str(row["place_code"])
        government = None if is_missing(row["government_name"]) else str(row["government_name"])
        _, _, values = found.setdefault(key, (str(row["place_name"]), government, {}))
        values[str(row["node"])] = None if is_missing(row["value_micro"]) else int(row["value_micro"])
    return found
