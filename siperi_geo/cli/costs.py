"""`siperi costs set, list, remove, import`: what a unit of a budget line costs, per year and with its source."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems, show_table
from siperi_geo.cli.register_files import end, show_frame, stored_line
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.errors import SiperiError
from siperi_geo.registers.costs import accept, examine, read_rupiah, remove_cost, set_cost, stored_costs
from siperi_geo.registers.costs.keeping import Cost, line_of
from siperi_geo.rights import Right
from siperi_geo.tables.costs import cost_table, entry_table, named, said
from siperi_geo.text import number, t


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.costs"), no_args_is_help=True)
    group.command("set", help=t("cli.costs_set"))(set_)
    group.command("list", help=t("cli.costs_list"))(list_)
    group.command("remove", help=t("cli.costs_remove"))(remove)
    group.command("import", help=t("cli.costs_import"))(import_)
    app.add_typer(group, name="costs")


@on_store
def set_(
    line: str, year: int, cost: str, source: Annotated[str, typer.Option()], quantity: int | None = None
) -> int:
    """Set the unit cost of a line (by code or name) in a year, in place of the one there was."""
    idr = read_rupiah(cost)
    if idr is None:
        raise SiperiError("COST_VALUE", text=cost[:80])
    with open_store() as store:
        who = acting(store)
        before = set_cost(store, line, year, idr, source=source, actor=who, quantity=quantity)
    show_lines([said(Cost(line_of(line).code, year, idr, quantity, source), before)])
    return 0


@on_store
def list_() -> int:
    """Show every unit cost with where it stands and who set it."""
    with open_store() as store:
        found = stored_costs(store)
    if not found:
        show_lines([t("costs.none")])
        return 0
    shown = cost_table(found).shown
    show_table(t("costs.stored"), list(shown.columns), shown.to_numpy().tolist())
    return 0


@on_store
def remove(line: str, year: int) -> int:
    """Take a unit cost away; the audit trail keeps it."""
    with open_store() as store:
        gone = remove_cost(store, line, year, actor=acting(store))
    show_lines([t("costs.removed", line=named(gone))])
    return 0


@on_store
def import_(
    file: Path,
    source: Annotated[str, typer.Option()] = "",
    year: int | None = None,
    commit: bool = False,
    quarantine: Path | None = None,
) -> int:
    """Check a file of unit costs and, with --commit, store it; a dry run otherwise."""
    with open_store() as store:
        allowed(store, Right.KEEP_REGISTERS)
        examined = examine(store, file, source=source, year=year)
        show_frame(t("costs.entries"), entry_table(examined.entries))
        counts = {"rows_in": examined.rows_in, "good": examined.rows_good, "bad": examined.rows_bad}
        show_lines([t("costs.rows", **{name: number(n, 0) for name, n in counts.items()})])
        show_problems(examined.problems)
        accepted = partial(accept, store, examined, actor=acting(store)) if commit else None
        show_lines([stored_line("costs", examined, accepted)])
    return end(examined, file, quarantine, commit=commit)
