"""`siperi populations import, list, remove, template`: people per kelurahan and year."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from siperi_geo.boundaries import builtin_areas, stored_areas
from siperi_geo.cli.empty_file import write_empty
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems, show_table
from siperi_geo.cli.register_files import end, show_frame, show_layer, stored_line
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.errors import SiperiError
from siperi_geo.intake import COVERED_PCT, Options, people_layer
from siperi_geo.registers.populations import (
    Examined,
    Weighting,
    accept,
    examine,
    export_template,
    figures,
    lines,
    remove_year,
    weighting_lines,
    weighting_table,
    weighting_title,
    weightings,
)
from siperi_geo.rights import Right
from siperi_geo.store import Store
from siperi_geo.text import MISSING, language, number, t


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.populations"), no_args_is_help=True)
    group.command("import", help=t("cli.populations_import"))(import_)
    group.command("list", help=t("cli.populations_list"))(list_)
    group.command("remove", help=t("cli.populations_remove"))(remove)
    group.command("template", help=t("cli.populations_template"))(template)
    app.add_typer(group, name="populations")


@on_store
def import_(  # noqa: PLR0913 (one parameter per option of the command)
    file: Path,
    source: Annotated[str, typer.Option()],
    year: int | None = None,
    checked: bool = False,
    column: str | None = None,
    band: int | None = None,
    covered: float = COVERED_PCT,
    commit: bool = False,
    quarantine: Path | None = None,
) -> int:
    """Check a file of populations and, with --commit, store it; a dry run otherwise."""
    options = Options(column, band, covered_pct=covered)
    with open_store() as store:
        allowed(store, Right.KEEP_REGISTERS)
        layer = people_layer(store, file, source=source, options=options)
        areas = stored_areas(store)
        examined = examine(store, layer.table, areas, source=layer.source, year=year, is_checked=checked)
        show_layer(layer)
        _show(examined)
        accepted = partial(accept, store, examined, actor=acting(store)) if commit else None
        show_lines([stored_line("people", examined, accepted)])
    return end(examined, file, quarantine, commit=commit)


def _show(examined: Examined) -> None:
    shown = figures(examined)
    show_frame(t("people.figures"), shown)
    show_lines(lines(examined, in_full=True))
    _show_weighting(t("people.weighting.after"), examined.weightings)
    show_problems(examined.problems)


def _show_weighting(title: str, found: Sequence[Weighting]) -> None:
    if found:
        shown = weighting_table(found)
        show_frame(weighting_title(title), shown)
        show_lines(weighting_lines(found))


@on_store
def list_(year: int | None = None) -> int:
    """Show what is stored for each year, or of one year for each kelurahan, and whether people weigh."""
    with open_store() as store:
        if year is None:
            _list_years(store)
        else:
            _list_kelurahan(store, year)
        _show_weighting(t("people.weighting"), weightings(store))
    return 0


def _list_years(store: Store) -> None:
    rows = [
        (
            str(row["year"]),
            t("people.of", n=number(row["kelurahan_count"], 0), total=number(row["total_count"], 0)),
            number(row["population_people"], 0),
            row["sources"],
        )
        for row in store.query("populations/total_per_year").to_dict("records")
    ]
    heads = [t(f"people.column.{name}") for name in ("year", "kelurahan", "people", "source")]
    show_table(t("people.stored"), heads, rows)


def _list_kelurahan(store: Store, year: int) -> None:
    found = store.query("populations/figure_per_kelurahan", year=year).astype(object)
    if not found["source"].notna().any():
        raise SiperiError("POPULATION_YEAR_ABSENT", year=year)
    rows = [
        (row["area_code"], row["area_name"], number(row["population_people"], 0), row["source"] or MISSING)
        for row in found.where(found.notna(), None).to_dict("records")
    ]
    heads = [t(f"people.column.{name}") for name in ("code", "kelurahan", "people", "source")]
    show_table(f"{t('people.stored')} · {year}", heads, rows)


@on_store
def remove(year: int, commit: bool = False) -> int:
    """Remove the numbers of one year, with --commit; says how many otherwise."""
    with open_store() as store:
        who = allowed(store, Right.KEEP_REGISTERS)
        if commit:
            n = remove_year(store, year, actor=who)
        else:
            found = store.query("populations/figure_list")
            n = int((found["year"] == year).sum())
            if not n:
                raise SiperiError("POPULATION_YEAR_ABSENT", year=year)
        show_lines([t("people.removed" if commit else "people.would_remove", n=number(n, 0), year=year)])
    return 0


def template(out: Annotated[Path, typer.Option()], year: int | None = None, overwrite: bool = False) -> int:
    """Write an empty table with every kelurahan; a file that is there stays, unless it may be overwritten."""
    return write_empty(
        out,
        lambda file: export_template(file, builtin_areas(), language=language(), year=year),
        overwrite=overwrite,
    )
