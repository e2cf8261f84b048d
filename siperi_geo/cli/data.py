"""`siperi serve, demo, rescore, backup, restore`: the store and the server."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from siperi_geo import demo
from siperi_geo.assessments import valid_year
from siperi_geo.cli.handover import execute, on_store
from siperi_geo.cli.output import show_error, show_lines, show_problems
from siperi_geo.cli.ownership import who_may_replace
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.errors import Problem
from siperi_geo.instruments import Instrument, load
from siperi_geo.rights import Actor, Right
from siperi_geo.scoring import absent, rescore_stored
from siperi_geo.settings import settings
from siperi_geo.store import Store, backup, file_problems, has_accounts, permit, restore
from siperi_geo.text import abbreviation, number, t

Scale = Literal["small", "city"]
SMALL_AREAS = 12
USUAL, EVERY = "keltana", ("all", "semua")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("serve", help=t("cli.serve"))(serve)
    app.command("demo", help=t("cli.demo"))(demo_)
    app.command("rescore", help=t("cli.rescore"))(rescore_)
    app.command("backup", help=t("cli.backup"))(backup_)
    app.command("restore", help=t("cli.restore"))(restore_)


def serve(
    host: Annotated[str | None, typer.Option()] = None, port: Annotated[int | None, typer.Option()] = None
) -> int:
    """Run the dashboard until it is stopped."""
    from siperi_geo.server import serve as run  # Streamlit takes a second to import: only here

    run(host, port, execute=execute)
    return 0


@on_store
def demo_(
    instrument: str | None = None,
    scale: Scale = "city",
    if_empty: bool = False,
    remove: bool = False,
    year: int | None = None,
) -> int:
    """Fill the store with example data of an instrument (usual: keltana) or of all, or remove it (usual: all)."""
    with open_store() as store:
        kept = _kept(store) if if_empty and not remove else None
        if kept is not None:  # the first step of every start: nobody has signed in then
            show_lines([t(kept)])
            return 0
        who = allowed(store, Right.KEEP_EXAMPLES)
        if remove:
            show_lines(_examples_removed(store, _one(instrument), who))
            return 0
        most = SMALL_AREAS if scale == "small" else None
        last_year = datetime.now(UTC).year if year is None else valid_year(year)
        return _examples_filled(store, instrument or USUAL, who, last_year=last_year, most_areas=most)


def _one(instrument: str | None) -> Instrument | None:
    """The instrument meant; None for all of them."""
    return None if instrument is None or instrument.casefold() in EVERY else load(instrument.casefold())


def _examples_filled(store: Store, instrument: str, who: Actor, *, last_year: int, most_areas: int | None) -> int:
    """Fill in examples and say how many of what; 1 where an instrument was left out."""
    one, left = _one(instrument), list[Problem]()
    if one is not None:
        filled = {one.id: demo.fill(store, one, last_year=last_year, most_areas=most_areas, actor=who)}
    else:
        filled, left = demo.fill_all(store, last_year=last_year, most_areas=most_areas, actor=who)
    if one is None:
        show_lines([f"{abbreviation(name)}: {number(n, 0)}" for name, n in filled.items()])
    show_lines([t("cli.demo_filled", n=number(sum(filled.values()), 0))])
    uncounted = sum(one.uncounted for one in demo.loaded(store.query) if one.instrument in filled)
    if uncounted:
        show_lines([t("ui.examples.uncounted", n=number(uncounted, 0))])
    if one is not None:
        show_lines([t("cli.demo_more")])
    show_problems(left)
    return 1 if left else 0


def _kept(store: Store) -> str | None:
    """Why a first start brings no example data, as a key; None where it does."""
    if has_accounts(store):
        return "accounts.demo_kept"
    return None if demo.may_fill(store) else "cli.demo_kept"


def _examples_removed(store: Store, one: Instrument | None, who: Actor) -> list[str]:
    """Remove example data, of one instrument or all; how many forms went, and who went with them."""
    gone = demo.remove(store, one, actor=who)
    said = [t("cli.demo_removed", n=number(gone.forms, 0))]
    said += [t("ui.examples.uncounted", n=number(gone.uncounted, 0))] if gone.uncounted else []
    return [*said, t("ui.examples.made_up", n=number(gone.made_up, 0))] if gone.made_up else said


@on_store
def rescore_(instrument: str = "keltana", year: int | None = None) -> int:
    """Compute the scores again from the stored answers, of every version of the instrument that is here."""
    with open_store() as store:
        with store.transaction(
            actor=acting(store), action="rescore", target=instrument, detail=str(year or "*")
        ) as tx:
            tx.permit(Right.MAINTAIN)
            rows = rescore_stored(tx, instrument, year)
        show_lines([t("cli.rescored", n=number(rows, 0))])
        kept = absent(store, instrument)
    for one in kept:
        show_error(one.problem("SCORING_VERSION_ABSENT"))
    return 1 if kept else 0


@on_store
def backup_(file: Path, overwrite: bool = False) -> int:
    """Copy the store with its evidence files, verified by reading all of it, and note that in the audit.

    Replaces no file unasked; 1 when an evidence file is missing or damaged.
    """
    with open_store() as store:
        who = acting(store)
        permit(store, who, Right.MAINTAIN)
        written = backup(store, file, overwrite=overwrite)
        with store.transaction(actor=who, action="backup", target=file.name, detail=str(file.resolve())) as tx:
            tx.permit(Right.MAINTAIN)
            show_lines([t("cli.backed_up", path=written)])
    return _files_missing(written)


def restore_(file: Path) -> int:
    """Put a verified backup in the store's place, keep the present one beside it.

    1 when evidence is missing, or when it was the copy for reading, which lacks accounts and households.
    """
    path = settings().store_path
    restored = restore(file, path, actor=who_may_replace(path))
    show_lines([t("cli.restored", path=restored.path)])
    if restored.former is not None:
        show_lines([t("cli.restored_former", path=restored.former)])
    if restored.accounts:
        show_lines([t("cli.restored_accounts", n=number(restored.accounts, 0))])
    show_problems(restored.problems)
    return max(int(bool(restored.problems)), _files_missing(restored.path))


def _files_missing(copy: Path) -> int:
    """Look at the files beside a copy, say what is wrong with them, and return the exit code."""
    with Store.open(copy, create=False, read_only=True) as opened:
        found = file_problems(opened)
    show_problems(found)
    return 1 if found else 0
