"""`siperi spm import, list, remove, template, step`: what the office reports of the minimum service standard."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from siperi_geo.boundaries import builtin_areas, stored_areas
from siperi_geo.cli.empty_file import write_empty
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems
from siperi_geo.cli.register_files import end, show_frame, stored_line
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.errors import SiperiError
from siperi_geo.registers.spm import (
    accept,
    examine,
    export_template,
    figures,
    found_by,
    lines,
    remove,
    remove_step,
    set_step,
    step_said,
    steps_table,
    stored_table,
    years_table,
)
from siperi_geo.rights import Right
from siperi_geo.sheets import read_day
from siperi_geo.text import language, number, t

NONE = "none"


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.spm"), no_args_is_help=True)
    group.command("import", help=t("cli.spm_import"))(import_)
    group.command("list", help=t("cli.spm_list"))(list_)
    group.command("remove", help=t("cli.spm_remove"))(remove_)
    group.command("template", help=t("cli.spm_template"))(template)
    group.command("step", help=t("cli.spm_step"))(step_)
    app.add_typer(group, name="spm")


@on_store
def import_(
    file: Path,
    source: Annotated[str, typer.Option()] = "",
    year: int | None = None,
    commit: bool = False,
    quarantine: Path | None = None,
) -> int:
    """Check a file of figures and, with --commit, store it; a dry run otherwise."""
    with open_store() as store:
        allowed(store, Right.KEEP_REGISTERS)
        examined = examine(store, file, stored_areas(store), source=source, year=year)
        show_frame(t("spm_data.figures"), figures(examined))
        show_lines(lines(examined))
        show_problems(examined.problems)
        accepted = partial(accept, store, examined, actor=acting(store)) if commit else None
        show_lines([stored_line("spm_data", examined, accepted)])
    return end(examined, file, quarantine, commit=commit)


@on_store
def list_(year: int | None = None) -> int:
    """Show the years with figures and the steps of applying; every figure of one year with --year."""
    with open_store() as store:
        rows = store.query("spm/figure_list")
        if year is None:
            shown = years_table(rows)
            show_frame(t("spm_data.stored"), shown)
            said = steps_table(store)
            show_frame(t("spm_data.steps"), said)
            return 0
    rows = rows[rows["year"] == year]
    if rows.empty:
        raise SiperiError("SPM_ABSENT", year=year)
    shown = stored_table(rows)
    show_frame(f"{t('spm_data.open')} · {year}", shown)
    return 0


@on_store
def remove_(year: Annotated[int, typer.Option()], source: str = "", commit: bool = False) -> int:
    """Remove the figures of a year, or of one of its sources, with --commit; says how many otherwise."""
    with open_store() as store:
        who = allowed(store, Right.KEEP_REGISTERS)
        asked = source or None
        n = remove(store, year, source=asked, actor=who) if commit else len(found_by(store, year, asked))
        show_lines([t("spm_data.removed" if commit else "spm_data.would_remove", n=number(n, 0))])
    return 0


def template(out: Annotated[Path, typer.Option()], year: int | None = None, overwrite: bool = False) -> int:
    """Write the empty tables; a file that is there stays, unless it may be overwritten."""
    return write_empty(
        out,
        lambda file: export_template(file, builtin_areas(), language=language(), year=year),
        overwrite=overwrite,
    )


@on_store
def step_(
    service: str,
    step: str,
    year: Annotated[int, typer.Option()],
    state: Annotated[str, typer.Option()],
    on: Annotated[str, typer.Option("--date")] = "",
    note: str = "",
) -> int:
    """Say how far a step of a service is in a year; `none` takes back what was said."""
    with open_store() as store:
        who = acting(store)
        if state == NONE:
            remove_step(store, (year, service, step), actor=who)
        else:
            set_step(store, (year, service, step), state, actor=who, done_on=_day(on), note=note)
    show_lines([step_said(service, step, year, state)])
    return 0


def _day(text: str) -> date | None:
    """The day of an option; None where it is left out. Raises SPM_DAY_UNREADABLE."""
    found = read_day(text) if text else None
    if text and found is None:
        raise SiperiError("SPM_DAY_UNREADABLE", text=text[:60])
    return found
