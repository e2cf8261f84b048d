"""`siperi import` of forms of families: any number of them, told by kelurahan; no household is ever shown.

It shows what `intake` says and decides nothing.
"""

from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.cli.output import progress, show_lines, show_problems, show_table
from siperi_geo.cli.set_aside import keep_set_aside
from siperi_geo.cli.who import acting, allowed
from siperi_geo.instruments import Instrument
from siperi_geo.intake import ExaminedHouseholds, accept_households, examine_households
from siperi_geo.rights import Right
from siperi_geo.store import Store
from siperi_geo.text import number, t


def check_households(
    store: Store,
    forms: list[Path],
    instrument: Instrument,
    *,
    year: int | None,
    kind: str | None,
    unreadable_as_blank: bool,
) -> ExaminedHouseholds:
    """Check files of families and show what was found, by kelurahan and by reason."""
    with progress(t("households.reading")) as tell:
        examined = examine_households(
            store, forms, instrument, year=year, kind=kind, unreadable_as_blank=unreadable_as_blank, tell=tell
        )
    allowed(store, Right.IMPORT_FORMS, examined.about)
    _show(examined)
    return examined


def finish_households(
    store: Store, examined: ExaminedHouseholds, first: Path, *, commit: bool, quarantine: Path | None
) -> int:
    """With `commit`, store and score piece by piece; keep what was set aside in a file; the exit code."""
    show_lines([_stored(store, examined) if commit else t("cli.dry_run")])
    digest = examined.sha256
    keep_set_aside(examined.set_aside, first, quarantine, content_sha256=digest, is_dry_run=not commit)
    return 1 if examined.errors else 0


def _show(examined: ExaminedHouseholds) -> None:
    columns = examined.columns
    heads = [t(f"households.column.{name}") for name in ("code", "area", *columns)]
    rows = [
        (*_named(area), *(number(sum(counts[state] for state in states), 0) for states in columns.values()))
        for area, counts in examined.per_area
    ]
    show_table(t("households.per_area"), heads, rows)
    show_lines([examined.rows_told])
    show_problems(examined.problems)


def _named(area: Area | None) -> tuple[str, str]:
    return ("–", t("households.nowhere")) if area is None else (area.code, area.name)


def _accepted(examined: ExaminedHouseholds) -> str:
    return t("households.accepted", n=number(examined.accepted, 0))


def _stored(store: Store, examined: ExaminedHouseholds) -> str:
    """Store what there is to store; the line that says what came of it."""
    is_together = not examined.plan.is_told_apart and examined.accepted > 0
    if not (examined.changes_something or is_together):
        return t("cli.nothing_to_store")
    with progress(t("households.storing")) as showing:
        tell = examined.as_told(showing)
        if not examined.changes_something:
            tell(1, 1)
            return _accepted(examined)
        batch = accept_households(store, examined, actor=acting(store), tell=tell)
    if is_together:
        return _accepted(examined)
    n, kept = number(examined.to_store, 0), number(len(examined.set_aside), 0)
    return t("cli.stored", n=n, batch=batch) if examined.to_store else t("cli.only_kept", n=kept, batch=batch)
