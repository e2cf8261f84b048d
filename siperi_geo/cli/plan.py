"""`siperi plan list, import, export, file`: the action plan, as the yearly work plan has it, its evidence."""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from siperi_geo.analysis.renja import renja
from siperi_geo.boundaries import stored_areas
from siperi_geo.cells import Table
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems
from siperi_geo.cli.register_files import end, show_frame, stored_line
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.csv_file import csv_file
from siperi_geo.errors import SiperiError
from siperi_geo.evidence import check_size
from siperi_geo.plans import KeptAction, actions, add_file, found
from siperi_geo.plans.importing import Examined, accept, examine
from siperi_geo.rights import Right
from siperi_geo.safe_files import refuse_taken, written_aside
from siperi_geo.store import Store
from siperi_geo.tables.plans import exchange_table, plan_table
from siperi_geo.tables.renja import renja_table
from siperi_geo.text import city_today, number, t
from siperi_geo.xlsx_file import xlsx_file


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.plan"), no_args_is_help=True)
    group.command("list", help=t("cli.plan_list"))(list_)
    group.command("import", help=t("cli.plan_import"))(import_)
    group.command("export", help=t("cli.plan_export"))(export)
    group.command("file", help=t("cli.plan_file"))(file_)
    app.add_typer(group, name="plan")


@on_store
def list_(year: int | None = None) -> int:
    """Show every action, or those of one budget year."""
    with open_store() as store:
        every = _of_year(store, year)
    if every:
        show_frame(t("plans.title"), plan_table(every, city_today()).shown)
    else:
        show_lines([t("plans.none")])
    return 0


@on_store
def import_(file: Path, year: int | None = None, commit: bool = False, quarantine: Path | None = None) -> int:
    """Check a file of actions and, with --commit, store it; a dry run otherwise."""
    with open_store() as store:
        allowed(store, Right.PLAN)
        examined = examine(store, file, stored_areas(store), year=year)
        show_lines(_lines(examined))
        show_problems(examined.problems)
        accepted = partial(accept, store, examined, actor=acting(store)) if commit else None
        show_lines([stored_line("plans", examined, accepted)])
    return end(examined, file, quarantine, commit=commit)


@on_store
def export(
    out: Annotated[Path, typer.Option()],
    kind: Literal["plan", "renja"] = "plan",
    year: int | None = None,
    format: Literal["csv", "xlsx"] = "csv",
    overwrite: bool = False,
) -> int:
    """Write the actions as they are imported again, or the rows of the yearly work plan of one year."""
    refuse_taken(out, overwrite=overwrite)
    if kind == "renja" and year is None:
        raise SiperiError("PLAN_YEAR_NEEDED")
    with open_store() as store:
        every = _of_year(store, year)
        about = ((t("table.foot.snapshot"), _snapshot(store)), (t("table.foot.made"), city_today().isoformat()))
    made: Table = renja_table(renja(every)) if kind == "renja" else exchange_table(every)
    title = t("renja.caption", year=year) if kind == "renja" else t("plans.title")
    foot = () if kind == "plan" and format == "csv" else about  # below a table that is read back stands nothing
    with written_aside(out, overwrite=overwrite) as partial_file:
        partial_file.write_bytes(csv_file(made, foot) if format == "csv" else xlsx_file(made, title, foot))
    show_lines([t("cli.written", path=out)])
    return 0


@on_store
def file_(action: str, file: Path) -> int:
    """Keep a file as evidence beside an action, as the page of the plan does."""
    with open_store() as store:
        allowed(store, Right.PLAN)
        what = found(store, action).action.what
        check_size(file.name, file.stat().st_size)
        add_file(store, action, file.name, file.read_bytes(), actor=acting(store))
    show_lines([t("plans.file.added", name=file.name, what=what)])
    return 0


def _of_year(store: Store, year: int | None) -> tuple[KeptAction, ...]:
    return tuple(one for one in actions(store) if year in (None, one.action.year))


def _snapshot(store: Store) -> str:
    row = store.query("snapshot/snapshot_id").iloc[0]
    return f"{row['data_hash']}-{row['method_hash']}"


def _lines(examined: Examined) -> list[str]:
    counts = {"rows_in": examined.rows_in, "good": examined.rows_good, "bad": examined.rows_bad}
    said = [entry.action for entry in examined.entries]
    actions_ = {name: number(said.count(name), 0) for name in ("new", "replaced", "unchanged")}
    return [
        t("plans.rows", **{name: number(n, 0) for name, n in counts.items()}),
        t("plans.import.counts", **actions_),
    ]
