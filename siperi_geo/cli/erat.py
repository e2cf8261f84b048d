"""`siperi erat summary, trend, form`: how resilient local governments see themselves; the form for telephones.

It shows what the page shows, and of a single respondent nothing.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from siperi_geo.analysis import erat_reliability_words as reliability_words
from siperi_geo.analysis import erat_response_words as response_words
from siperi_geo.analysis import erat_table, erat_trend_words, erat_words
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_reading import instrument_with_respondents, summary_of, years_of
from siperi_geo.analysis.erat_reliability import LEAST
from siperi_geo.analysis.erat_trend import with_values
from siperi_geo.assessments import units_of
from siperi_geo.cells import Table
from siperi_geo.cli.empty_file import write_empty
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_json, show_lines, show_table
from siperi_geo.cli.screen import screen
from siperi_geo.cli.stores import open_store
from siperi_geo.csv_file import csv_file
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import export_xlsform
from siperi_geo.registers.governments import governments
from siperi_geo.tables import erat as tables_of
from siperi_geo.tables import erat_years
from siperi_geo.text import city_today, language, number, pick, t


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("erat.cli"), no_args_is_help=True)
    group.command("summary", help=t("erat.cli.summary"))(summary)
    group.command("trend", help=t("erat.cli.trend"))(trend)
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
        said = {"missing": erat_words.missing(found), "response_remarks": list(response_words.remarks(found))}
        show_json(erat_table.document(found) | said)
        return 0
    content = tables_of.of_written(erat_table.columns_of(found))
    if format == "csv":
        foot = [(t("erat.title"), f"{pick(instrument.name)} {instrument.version}, {year}")]
        origin = "table.origin.example" if found.is_example else "table.origin.real"
        foot.append((t("table.foot.origin"), t(origin)))
        foot.append((t("table.foot.status"), pick(instrument.status_note)))
        screen().out(csv_file(content, foot).decode("utf-8-sig").replace("\r\n", "\n"))
        return 0
    _show(found)
    return 0


@on_store
def trend() -> int:
    """Show the years with published values, and what changed between the last two of them."""
    instrument = instrument_with_respondents()
    with open_store() as store:
        known, years = governments(store), years_of(store.query, instrument)
        found = with_values([summary_of(store.query, instrument, year, known) for year in years])
    if not found:
        raise SiperiError("ERAT_NONE", year=city_today().year, instrument=instrument.id)
    tables = {t("erat.trend.caption"): erat_years.trend(found)}
    if len(found) < 2:
        _show_tables(tables)
        show_lines([t("erat.trend.one")])
        return 0
    before, after = found[-2:]
    caption = t("erat.trend.change.caption", first=before.year, last=after.year)
    _show_tables(tables | {caption: erat_years.change(before, after)})
    lacking = erat_trend_words.uncompared(before, after)
    show_lines([*lacking, *erat_trend_words.remarks(before, after), t("erat.trend.same")])
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
    """The tables of the page: dimensions, governments, the units of each, response, alpha; what is missing."""
    index, year = found.nodes[0], found.year
    if found.is_example:
        show_lines([t("table.origin.example")])
    tables = {t("erat.dimensions.caption", year=year): tables_of.dimensions(found)}
    tables[t("erat.governments.caption", year=year)] = tables_of.governments(found)
    for level in found.levels:
        for one in erat_words.with_units(level):
            title = t("erat.units.caption", name=one.name, node=erat_words.title_of(found, index), year=year)
            tables[title] = tables_of.units(found, one, index)
    tables[t("erat.response.caption", year=year)] = tables_of.response(found)
    tables[t("erat.alpha.caption", year=year)] = tables_of.reliability(found)
    _show_tables(tables | dict(tables_of.calculations(found)))
    people = t("erat.alpha.people", counts=reliability_words.counts(found))
    show_lines([*reliability_words.without(found), people, t("erat.alpha.note", least=number(LEAST, 0))])
    show_lines(list(response_words.remarks(found)))
    show_lines([t("erat.sum.gap", gap=erat_words.gap(found, index)), *erat_words.missing(found)])


def _show_tables(tables: Mapping[str, Table]) -> None:
    for title, one in tables.items():
        rows = one.shown
        show_table(title, list(rows.columns), rows.to_numpy().tolist())
