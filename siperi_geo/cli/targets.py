"""`siperi targets set, list, remove`: what the city aims at, per instrument and year."""

from typing import Annotated

import typer

from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_table
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting
from siperi_geo.instruments import load
from siperi_geo.registers.targets import remove_target, set_target, stored_targets
from siperi_geo.tables.targets import part_of, said, target_table
from siperi_geo.text import abbreviation, t


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.targets"), no_args_is_help=True)
    group.command("set", help=t("cli.targets_set"))(set_)
    group.command("list", help=t("cli.targets_list"))(list_)
    group.command("remove", help=t("cli.targets_remove"))(remove)
    app.add_typer(group, name="targets")


@on_store
def set_(code: str, year: int, value: float, source: Annotated[str, typer.Option()], node: str = "index") -> int:
    """Set the target of an index, or of one aspect, in place of the one there was."""
    code = code.lower()
    with open_store() as store:
        before = set_target(store, code, year, value, source=source, actor=acting(store), node=node)
    show_lines([said(load(code), year, node, value, before)])
    return 0


@on_store
def list_() -> int:
    """Show every target with where it stands and who set it."""
    with open_store() as store:
        found = stored_targets(store)
    if not found:
        show_lines([t("targets.none")])
        return 0
    shown = target_table(found).shown
    show_table(t("targets.stored"), list(shown.columns), shown.to_numpy().tolist())
    return 0


@on_store
def remove(code: str, year: int, node: str = "index") -> int:
    """Take a target away; the audit trail keeps it."""
    with open_store() as store:
        gone = remove_target(store, code.lower(), year, actor=acting(store), node=node)
    show_lines([t("targets.removed", instrument=abbreviation(gone.instrument), year=year, node=part_of(gone))])
    return 0
