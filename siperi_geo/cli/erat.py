"""`siperi erat summary, form`: how resilient local governments see themselves; the form for telephones.

It shows what the page shows, and of a single respondent nothing.
"""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from siperi_geo.analysis import erat_table, erat_words
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_reading import instrument_with_respondents, summary_of, years_of
from siperi_geo.assessments import units_of
from siperi_geo.cells import Cells, Table
from siperi_geo.cli.empty_file import write_empty
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_json, show_lines, show_table
from siperi_geo.cli.screen import screen
from siperi_geo.cli.stores import open_store
from siperi_geo.csv_file import csv_file
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import export_xlsform
from siperi_geo.registers.governments import governments
from siperi_geo.text import language, pick, t


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("erat.cli"), no_args_is_help=True)
    group.command("summary", help=t("erat.cli.summary"))(summary)
    group.command("form", help=t("erat.cli.form"))(form)
    app.add_typer(group, name="erat")


@on_store
def summary(year: Annotated[int, typer.Option()], format: Literal["table", "json", "csv"] = "table") -> int:
    """Show index and dimensions of the province, its levels, governments and units, and what is missing."""
    instrument = instrument_with_respondents()
    with open_store() as store:
        if year not in years_of(store.query, instrument):
            raise SiperiError("ERAT_NONE", year=year, instrument=instrument.id)
        found = summary_of(store.query, instrument, year, governments(store))
    if format == "json":
        show_json(erat_table.document(found) | {"missing": erat_words.missing(found)})
        return 0
    content = Table(tuple(Cells(one.title, one.values, one.shown) for one in erat_table.columns_of(found)))
    if format == "csv":
        foot = [(t("erat.title"), f"{pick(instrument.name)} {instrument.version}, {year}")]
        foot.append((t("erat.foot.status"), pick(instrument.status_note)))
        screen().out(csv_file(content, foot).decode("utf-8-sig").replace("\r\n", "\n"))
        return 0
    _show(found)
    return 0


@on_store
def form(out: Annotated[Path, typer.Option()], overwrite: bool = False) -> int:
    """Write the XLSForm for telephones, with the governments and units of the register to choose from."""
    instrument = instrument_with_respondents()
    with open_store() as store:
        units = units_of(store, instrument)
    write = partial(export_xlsform, instrument, areas=(), language=language(), units=units)
    return write_empty(out, write, overwrite=overwrite)


def _show(found: Summary) -> None:
    """The tables of the page: dimensions, governments, the units of each."""
    index = found.nodes[0]
    tables = {t("erat.dimensions.caption", year=found.year): erat_table.dimension_rows(found)}
    tables[t("erat.governments.caption", year=found.year)] = erat_table.government_rows(found, index)
    for level in found.levels:
        for one in erat_words.with_units(level):
            title = t("erat.units.caption", name=one.name, year=found.year)
            tables[title] = erat_table.unit_rows(found, one, index)
    for title, rows in tables.items():
        show_table(title, list(rows.columns), rows.to_numpy().tolist())
    show_lines([t("erat.sum.gap", gap=erat_words.gap(found, index)), *erat_words.missing(found)])
