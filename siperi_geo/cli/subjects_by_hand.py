"""`siperi subjects correct, deactivate, activate, remove`: one of a register by hand."""

from dataclasses import replace
from typing import Annotated

import typer

from siperi_geo.boundaries import locator, stored_areas
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems, show_table
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import allowed
from siperi_geo.registers import subjects
from siperi_geo.registers.subjects import as_written, examine_one, find_subject
from siperi_geo.rights import Right
from siperi_geo.store import Store
from siperi_geo.text import t

Kind = Annotated[str, typer.Option()]
Reason = Annotated[str, typer.Option()]


def register(group: typer.Typer) -> None:
    """Add the commands to the group of registers."""
    for command in (correct, deactivate, activate, remove):
        group.command(command.__name__, help=t(f"cli.subjects_{command.__name__}"))(command)


@on_store
def correct(  # noqa: PLR0913 (one parameter per option of the command)
    code: str,
    kind: Kind,
    name: str | None = None,
    area: str | None = None,
    type: str | None = None,
    ownership: str | None = None,
    lat: str | None = None,
    lon: str | None = None,
    no_point: bool = False,
    checked: bool = False,
    reason: str = "",
    commit: bool = False,
) -> int:
    """Say what a correction would change and, with --commit, store it."""
    given = {"name": name, "area_code": area, "subtype": type, "ownership": ownership, "lat": lat, "lon": lon}
    said = {field: text for field, text in given.items() if text is not None}
    with open_store() as store:
        who = allowed(store, Right.KEEP_REGISTERS)
        one, areas = find_subject(store, kind, code), stored_areas(store)
        blank = {"lat": "", "lon": ""} if no_point else {}
        written = replace(as_written(one), **blank | said)
        found = examine_one(store, one, written, areas, locator=locator(store), is_checked=checked)
        shown = subjects.corrected(kind, {area.code: area.name for area in areas}, found.changes)
        if not shown.empty:
            show_table(one.name, list(shown.columns), shown.to_numpy().tolist())
        show_problems(found.problems)
        if commit and found.changes and not found.errors:
            subjects.correct(store, found, actor=who, reason=reason)
            show_lines([t("subjects.by_hand.done.correct", name=one.name)])
        elif not found.errors:
            show_lines([t("subjects.dry_run" if found.changes else "subjects.nothing")])
    return 1 if found.errors else 0


@on_store
def deactivate(code: str, kind: Kind, reason: Reason) -> int:
    """Ask one no more; forms, results and a form in progress stay."""
    with open_store() as store:
        return _turn(store, code, kind, False, reason)


@on_store
def activate(code: str, kind: Kind, reason: Reason) -> int:
    """Ask one again."""
    with open_store() as store:
        return _turn(store, code, kind, True, reason)


def _turn(store: Store, code: str, kind: str, is_active: bool, reason: str) -> int:
    who, one = allowed(store, Right.KEEP_REGISTERS), find_subject(store, kind, code)
    subjects.set_active(store, one, is_active, actor=who, reason=reason)
    show_lines([t(f"subjects.by_hand.done.{'activate' if is_active else 'deactivate'}", name=one.name)])
    return 0


@on_store
def remove(code: str, kind: Kind, reason: Reason) -> int:
    """Take out one that was stored by mistake."""
    with open_store() as store:
        who, one = allowed(store, Right.KEEP_REGISTERS), find_subject(store, kind, code)
        subjects.remove(store, one, actor=who, reason=reason)
    show_lines([t("subjects.by_hand.done.remove", name=one.name)])
    return 0
