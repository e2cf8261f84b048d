"""`siperi serve, demo, doctor, rescore, backup, restore, export`: the store and the server."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from siperi_geo import __version__, demo
from siperi_geo.assessments import valid_year
from siperi_geo.cli.output import show_lines, show_table
from siperi_geo.cli.stores import open_store
from siperi_geo.instruments import available, load
from siperi_geo.scoring import rescore
from siperi_geo.settings import settings
from siperi_geo.store import Store, backup, restore, run_checks
from siperi_geo.text import number, t

Scale = Literal["small", "city"]
SMALL_AREAS = 12


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("serve", help=t("cli.serve"))(serve)
    app.command("demo", help=t("cli.demo"))(demo_)
    app.command("doctor", help=t("cli.doctor"))(doctor)
    app.command("rescore", help=t("cli.rescore"))(rescore_)
    app.command("backup", help=t("cli.backup"))(backup_)
    app.command("restore", help=t("cli.restore"))(restore_)


def serve(
    host: Annotated[str | None, typer.Option()] = None, port: Annotated[int | None, typer.Option()] = None
) -> int:
    """Run the dashboard until it is stopped."""
    from siperi_geo.server import serve as run  # Streamlit takes a second to import: only here

    run(host, port)
    return 0


def demo_(scale: Scale = "city", if_empty: bool = False, remove: bool = False, year: int | None = None) -> int:
    """Fill the store with example data, or remove all of it."""
    with open_store() as store:
        if remove:
            show_lines([t("cli.demo_removed", n=number(demo.remove(store), 0))])
        elif if_empty and not demo.may_fill(store):
            show_lines([t("cli.demo_kept")])
        else:
            most = SMALL_AREAS if scale == "small" else None
            last_year = datetime.now(UTC).year if year is None else valid_year(year)
            forms = demo.fill(store, load("keltana"), last_year=last_year, most_areas=most)
            show_lines([t("cli.demo_filled", n=number(forms, 0))])
    return 0


def doctor() -> int:
    """Say whether this machine and this store are in order."""
    path = settings().store_path
    rows = [
        ("Python", sys.version.split()[0]),
        ("SiPERI Geo", __version__),
        (
            t("cli.doctor_store"),
            f"{path} ({t('cli.doctor_exists' if path.exists() else 'cli.doctor_absent')})",
        ),
        (t("cli.doctor_writable"), t("cli.yes" if os.access(_existing(path.parent), os.W_OK) else "cli.no")),
        (t("cli.doctor_instruments"), ", ".join(f"{ref.id} {ref.version}" for ref in available())),
    ]
    bad = {}
    if path.exists():
        with Store.open(path, create=False) as store:
            bad = run_checks(store)
            rows.append((t("cli.doctor_version"), str(store.data_version)))
    show_table("siperi doctor", ["", ""], rows)
    show_lines(t("cli.doctor_bad", check=name, n=len(found)) for name, found in bad.items())
    show_lines([] if bad else [t("cli.doctor_good")])
    return 1 if bad else 0


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def rescore_(instrument: str = "keltana", year: int | None = None) -> int:
    """Compute the scores again from the stored answers."""
    with open_store() as store:
        with store.transaction(actor="cli", action="rescore", target=instrument, detail=str(year or "*")) as tx:
            rows = rescore(tx, load(instrument), year)
        show_lines([t("cli.rescored", n=number(rows, 0))])
    return 0


def backup_(file: Path) -> int:
    """Copy the store, verified by reading all of it."""
    with open_store() as store:
        show_lines([t("cli.backed_up", path=backup(store, file))])
    return 0


def restore_(file: Path) -> int:
    """Put a verified backup in the store's place; the present one is kept beside it."""
    show_lines([t("cli.restored", path=restore(file, settings().store_path))])
    return 0
