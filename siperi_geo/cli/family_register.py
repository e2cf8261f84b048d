"""`siperi subjects import, list, template --kind family`: which families are asked, counted and never listed."""

from pathlib import Path

from siperi_geo.analysis.withheld import hidden_registers
from siperi_geo.assessments.family_register import (
    ExaminedFamilies,
    accept_families,
    examine_families,
    export_family_template,
)
from siperi_geo.boundaries import builtin_areas, stored_areas
from siperi_geo.cells import Table
from siperi_geo.cli.empty_file import write_empty
from siperi_geo.cli.output import show_lines, show_problems, show_table
from siperi_geo.cli.screen import screen
from siperi_geo.cli.set_aside import keep_set_aside
from siperi_geo.cli.who import acting, allowed
from siperi_geo.csv_file import csv_file
from siperi_geo.rights import Right
from siperi_geo.settings import settings
from siperi_geo.store import Store
from siperi_geo.tables.families import examined_families, family_lines, registered_families
from siperi_geo.text import language, number, t


def import_list(
    store: Store, file: Path, source: str, *, deactivate_missing: bool, commit: bool, quarantine: Path | None
) -> int:
    """Check a list of families and, with `commit`, store it."""
    allowed(store, Right.KEEP_REGISTERS)
    found = examine_families(store, file, stored_areas(store), source=source)
    allowed(store, Right.KEEP_REGISTERS, found.about)
    _show(examined_families(found.per_kelurahan), t("families.list.per_kelurahan"))
    show_lines(family_lines(found))
    show_problems(found.problems)
    show_lines([_stored(store, found, deactivate_missing=deactivate_missing) if commit else t("subjects.dry_run")])
    keep_set_aside(found.quarantine, file, quarantine, content_sha256=found.sha256, is_dry_run=not commit)
    return 1 if found.errors else 0


def _stored(store: Store, found: ExaminedFamilies, *, deactivate_missing: bool) -> str:
    gone = len(found.missing) if deactivate_missing else 0
    n, kept = found.to_store, len(found.quarantine)
    is_together = found.accepted > 0 and not found.is_told_apart
    together = t("families.list.outcome.together", n=number(found.accepted, 0))
    if not (n or kept or gone):
        return together if is_together else t("subjects.nothing")
    batch = accept_families(store, found, actor=acting(store), deactivate_missing=deactivate_missing)
    if is_together:
        return together
    if n or gone:
        return t("families.list.outcome", n=number(n, 0), gone=number(gone, 0), batch=batch)
    return t("subjects.only_kept", n=number(kept, 0), batch=batch)


def show_list(store: Store, *, as_csv: bool) -> int:
    """How many families are registered in each kelurahan; the households themselves are shown to nobody."""
    rows = store.query("families/count_per_kelurahan")
    listed = rows[rows["registered_count"] > 0].reset_index(drop=True)
    content = registered_families(listed, hidden_registers(store.query, settings().least_families))
    if as_csv:
        screen().out(csv_file(content).decode("utf-8-sig").replace("\r\n", "\n"))
    elif listed.empty:
        show_lines([t("families.list.none")])
    else:
        _show(content, t("families.list.per_kelurahan"))
    return 0


def write_template(out: Path, *, overwrite: bool) -> int:
    """The empty list as xlsx."""
    return write_empty(
        out, lambda file: export_family_template(file, builtin_areas(), language=language()), overwrite=overwrite
    )


def _show(content: Table, title: str) -> None:
    if not content.shown.empty:
        show_table(title, list(content.shown.columns), content.shown.to_numpy().tolist())
