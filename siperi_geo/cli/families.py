"""`siperi families summary` and `export`: means of families per area, and the rows for the administrator.

The summary withholds what the map withholds. The export is the one place that shows a household; it asks for a
reason and is recorded.
"""

from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
import typer

from siperi_geo.analysis import withheld
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import is_missing
from siperi_geo.cells import Table, dictionary_cells, named, table, written
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.household_rows import household_table
from siperi_geo.cli.output import show_json, show_lines, show_table
from siperi_geo.cli.screen import screen
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting
from siperi_geo.csv_file import csv_file
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.maps import withheld_words
from siperi_geo.rights import Actor, Right, name_of
from siperi_geo.safe_files import refuse_taken, written_aside
from siperi_geo.settings import settings
from siperi_geo.store import Store, permit
from siperi_geo.text import MISSING, number, pick, t

INSTRUMENT = "katana"
LEVELS = ("city", "kecamatan", "kelurahan")


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("families.cli"), no_args_is_help=True)
    group.command("summary", help=t("families.cli.summary"))(summary)
    group.command("export", help=t("families.cli.export"))(export)
    app.add_typer(group, name="families")


@on_store
def summary(year: Annotated[int, typer.Option()], format: Literal["table", "json", "csv"] = "table") -> int:
    """Show how many families and which mean each area has, withheld as on the map."""
    instrument = load(INSTRUMENT)
    with open_store() as store:
        rows = _published(store, instrument, year)
    if rows.empty:
        raise SiperiError("FAMILIES_NONE", year=year)
    content = _table(instrument, rows)
    if format == "json":
        show_json(_as_json(instrument, year, rows))
    elif format == "csv":
        foot = ((t("table.foot.origin"), _origin(rows)),)
        screen().out(csv_file(content, foot).decode("utf-8-sig").replace("\r\n", "\n"))
    else:
        if _is_example(rows):
            show_lines([_origin(rows)])
        title = f"{pick(instrument.name)} · {year}"
        show_table(title, list(content.shown.columns), content.shown.to_numpy().tolist())
        hidden = number(int(rows["is_withheld"].sum()), 0)
        show_lines([t("families.cli.withheld", n=hidden, least=number(settings().least_families, 0))])
    return 0


def _is_example(rows: pd.DataFrame) -> bool:
    """Whether the year is of example families: these count only where there is no real one."""
    return bool((rows["is_example"] == True).any())  # noqa: E712 - withheld areas say nothing


def _origin(rows: pd.DataFrame) -> str:
    return t("table.origin.example" if _is_example(rows) else "table.origin.real")


def _published(store: Store, instrument: Instrument, year: int) -> pd.DataFrame:
    """The index's rows of the city, its kecamatan and kelurahan, as they may be shown."""
    asked = {"instrument": instrument.id, "kind": instrument.subject, "years": [year]}
    read = partial(store.query, "scores/score_per_group", **asked)
    rows = pd.concat(
        [read(variant=instrument.variants[0].id, level=level).assign(level=level) for level in LEVELS]
    )
    readings = withheld.readings(store.query, instrument, year)
    found = withheld.published(rows, readings, settings().least_families)
    return found[found["node"] == instrument.root.id].reset_index(drop=True)


def _table(instrument: Instrument, rows: pd.DataFrame) -> Table:
    classes = [_class(instrument, row) for row in rows.to_dict("records")]
    shown = rows.assign(family_count=rows["scored_count"])
    return table(
        named("area_code", rows["area_code"].tolist()),
        dictionary_cells(shown, ["area_name"]),
        written(t("ui.level"), [t(f"families.level.{level}") for level in rows["level"]], str),
        dictionary_cells(shown, ["family_count"]),
        written(
            pick(instrument.root.name),
            rows["index_value"].tolist(),
            partial(number, decimals=instrument.decimals),
        ),
        named("class_name", classes),
    )


def _class(instrument: Instrument, row: dict[Any, Any]) -> str:
    if row["is_withheld"]:
        return withheld_words()
    band = band_of(instrument, row)
    return pick(band.name) if band else MISSING


def _as_json(instrument: Instrument, year: int, rows: pd.DataFrame) -> dict[str, Any]:
    """Numbers unrounded; null for what is withheld and for what is not there, told apart by `is_withheld`.

    `families_with_form` is the same number as `families`: beside it, it would say who could not be assessed.
    """
    areas = [
        {
            "area_code": row["area_code"],
            "area_name": row["area_name"],
            "level": row["level"],
            "is_withheld": bool(row["is_withheld"]),
            "families_with_form": _whole(row["form_count"]),
            "families": _whole(row["scored_count"]),
            "index": None if is_missing(row["index_value"]) else row["index_value"],
            "class_code": band.code if (band := band_of(instrument, row)) else None,
        }
        for row in rows.to_dict("records")
    ]
    head = {"instrument": instrument.id, "year": year, "least_families": settings().least_families}
    head |= {"is_example": _is_example(rows)}
    return head | {"areas": areas}


def _whole(value: Any) -> int | None:
    return None if is_missing(value) else int(value)


@on_store
def export(
    target: Path,
    year: Annotated[int, typer.Option()],
    reason: Annotated[str, typer.Option()] = "",
    overwrite: bool = False,
) -> int:
    """Write the rows of all households of a year as a CSV file, and record who asked for it and why."""
    if not reason.strip():
        raise SiperiError("FAMILIES_REASON_MISSING")
    refuse_taken(target, overwrite=overwrite)
    instrument = load(INSTRUMENT)
    with open_store() as store:
        who = acting(store)
        permit(store, who, Right.EXPORT_HOUSEHOLDS)
        rows = store.query("families/household_list", instrument=instrument.id, year=year)
        if rows.empty:
            raise SiperiError("FAMILIES_NONE", year=year)
        with written_aside(target, overwrite=overwrite) as file:
            file.touch(mode=0o600)  # answers of households: for who asked alone
            file.write_bytes(csv_file(household_table(instrument, rows)))
            _record(store, who, f"{instrument.id} {year}", f"{len(rows)} → {target.resolve()}: {reason.strip()}")
    n = number(len(rows), 0)
    show_lines(
        [t("families.cli.exported", n=n, year=year, file=target), t("families.cli.recorded", actor=name_of(who))]
    )
    return 0


def _record(store: Store, who: Actor, target: str, detail: str) -> None:
    """Leave an audit row before the file is in its place: rather one too many than an export nobody knows of."""
    with store.transaction(actor=who, action="export_families", target=target, detail=detail) as tx:
        tx.permit(Right.EXPORT_HOUSEHOLDS)
