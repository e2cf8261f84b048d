"""`siperi subjects import, list, template`: who should fill in forms, by kind."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from siperi_geo.assessments.family_register import FAMILY
from siperi_geo.boundaries import builtin_areas, locator, stored_areas
from siperi_geo.cells import register_cells, table
from siperi_geo.cli import family_register, subjects_by_hand
from siperi_geo.cli.empty_file import write_empty
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems, show_table
from siperi_geo.cli.screen import screen
from siperi_geo.cli.set_aside import keep_set_aside
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.csv_file import csv_file
from siperi_geo.registers import subjects
from siperi_geo.registers.subjects import Examined, accept, examine, export_template, kind_of
from siperi_geo.rights import Right
from siperi_geo.store import Store
from siperi_geo.text import language, number, pick, t

Kind = Annotated[str, typer.Option()]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.subjects"), no_args_is_help=True)
    group.command("import", help=t("cli.subjects_import"))(import_)
    group.command("list", help=t("cli.subjects_list"))(list_)
    group.command("template", help=t("cli.subjects_template"))(template)
    subjects_by_hand.register(group)
    app.add_typer(group, name="subjects")


@on_store
def import_(
    file: Path,
    kind: Kind,
    source: Annotated[str, typer.Option()],
    checked: bool = False,
    deactivate_missing: bool = False,
    commit: bool = False,
    quarantine: Path | None = None,
) -> int:
    """Check a list and, with --commit, store it; a dry run otherwise."""
    if kind == FAMILY:
        said = {"deactivate_missing": deactivate_missing, "commit": commit}
        with open_store() as store:
            return family_register.import_list(store, file, source, quarantine=quarantine, **said)
    with open_store() as store:
        allowed(store, Right.KEEP_REGISTERS)
        areas, found_by = stored_areas(store), locator(store)
        found = examine(store, file, kind, areas, source=source, locator=found_by, is_checked=checked)
        _show(found)
        done = _stored(store, found, deactivate_missing=deactivate_missing) if commit else t("subjects.dry_run")
        show_lines([done])
    keep_set_aside(found.quarantine, file, quarantine, content_sha256=found.sha256, is_dry_run=not commit)
    return 1 if found.errors else 0


def _show(found: Examined) -> None:
    for title, shown in (("subjects.new", subjects.found(found)), ("subjects.changes", subjects.changes(found))):
        if not shown.empty:
            show_table(t(title), list(shown.columns), shown.to_numpy().tolist())
    show_lines(subjects.lines(found))
    show_problems(found.problems)


def _stored(store: Store, found: Examined, *, deactivate_missing: bool) -> str:
    gone = len(found.missing) if deactivate_missing else 0
    n, kept = len(found.to_store), len(found.quarantine)
    if not (n or kept or gone):
        return t("subjects.nothing")
    batch = accept(store, found, actor=acting(store), deactivate_missing=deactivate_missing)
    if n or gone:
        return t("subjects.stored.done", n=number(n, 0), gone=number(gone, 0), batch=batch)
    return t("subjects.only_kept", n=number(kept, 0), batch=batch)


@on_store
def list_(kind: Kind, format: Literal["table", "csv"] = "table", with_inactive: bool = False) -> int:
    """Show the stored subjects of a kind, on the screen or as a CSV that an import reads back."""
    if kind == FAMILY:
        with open_store() as store:
            return family_register.show_list(store, as_csv=format == "csv")
    with open_store() as store:
        known = kind_of(kind)
        rows = store.query("subjects/subject_list", kind=known.id).astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    shown = [row for row in records if row["is_active"] or with_inactive]
    content = table(register_cells(subjects.listing(known.id, shown)))
    if format == "csv":
        screen().out(csv_file(content).decode("utf-8-sig").replace("\r\n", "\n"))
    elif shown:
        show_table(pick(known.label), list(content.shown.columns), content.shown.to_numpy().tolist())
    else:
        show_lines([t("subjects.stored.none", kind=pick(known.label).lower())])
    return 0


def template(kind: Kind, out: Annotated[Path, typer.Option()], overwrite: bool = False) -> int:
    """Write the empty table of a kind; a file that is there stays, unless it may be overwritten."""
    if kind == FAMILY:
        return family_register.write_template(out, overwrite=overwrite)
    name = kind_of(kind).id
    return write_empty(
        out, lambda file: export_template(file, name, builtin_areas(), language=language()), overwrite=overwrite
    )
