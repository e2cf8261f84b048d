"""`siperi serve, rescore, backup, restore`: the store and the server."""

from pathlib import Path
from typing import Annotated

import typer

from siperi_geo.cli.handover import execute, on_store
from siperi_geo.cli.output import show_error, show_lines, show_problems
from siperi_geo.cli.ownership import who_may_replace
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting
from siperi_geo.rights import Right
from siperi_geo.scoring import absent, rescore_stored
from siperi_geo.settings import settings
from siperi_geo.store import Store, backup, file_problems, permit, restore
from siperi_geo.text import number, t


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("serve", help=t("cli.serve"))(serve)
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
