"""`siperi instruments check, list, export`: the instrument files."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from siperi_geo.cli.empty_file import write_empty
from siperi_geo.cli.output import show_lines, show_problems, show_table
from siperi_geo.cli.stores import builtin_areas
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.instruments import (
    CROSS_FILE,
    InstrumentRef,
    available,
    check,
    check_cross,
    cross_file,
    export_xlsform,
    export_xlsx,
    load,
)
from siperi_geo.safe_files import refuse_taken
from siperi_geo.settings import settings
from siperi_geo.text import language, pick, t


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.instruments"), no_args_is_help=True)
    group.command("check", help=t("cli.instruments_check"))(check_)
    group.command("list", help=t("cli.instruments_list"))(list_)
    group.command("export", help=t("cli.instruments_export"))(export)
    app.add_typer(group, name="instruments")


def check_(files: Annotated[list[Path] | None, typer.Argument()] = None) -> int:
    """Check instrument files and the rules between them; all of them when none is named."""
    rules = cross_file()
    paths = files or [ref.path for ref in _all()] + ([rules] if rules is not None else [])
    problems = [problem for path in paths for problem in _check(path)]
    show_problems(problems)
    show_lines([t("cli.checked", files=len(paths), problems=len(problems))])
    return 2 if any(problem.is_error for problem in problems) else 1 if problems else 0


def _check(path: Path) -> list[Problem]:
    return check_cross(path) if path.name == CROSS_FILE else check(path)


def list_() -> int:
    """Show every instrument version with its status."""
    loaded = [load(ref.id, ref.version) for ref in _all()]
    rows = [
        (one.id, one.version, pick(one.name), t(f"instruments.status.{one.status}"), str(len(one.items)))
        for one in loaded
    ]
    show_table(
        t("cli.instruments"),
        [t(f"cli.column.{c}") for c in ("code", "version", "name", "status", "items")],
        rows,
    )
    return 0


def _all() -> list[InstrumentRef]:
    refs = available()
    if not refs:
        raise SiperiError("INSTRUMENT_NONE", folder=settings().instruments)
    return refs


EXPORTS: dict[str, Callable[..., None]] = {"xlsx": export_xlsx, "xlsform": export_xlsform}


def export(
    code: str,
    out: Annotated[Path, typer.Option()],
    format: Literal["xlsx", "xlsform"] = "xlsx",
    version: str | None = None,
    profile: str | None = None,
    notes: bool = False,
    overwrite: bool = False,
) -> int:
    """Write an empty form to fill in; a file that is there stays, unless it may be overwritten.

    notes: an XLSForm then has a line for a note below every question; the xlsx form always has one.
    """
    refuse_taken(out, overwrite=overwrite)
    instrument = load(code, version)
    if profile not in (None, *(one.id for one in instrument.profiles)):
        known = ", ".join(one.id for one in instrument.profiles) or "–"
        raise SiperiError("FORM_PROFILE_UNKNOWN", found=profile, known=known)
    level = "kecamatan" if instrument.subject == "kecamatan" else "kelurahan"
    levels = ("kecamatan", "kelurahan") if format == "xlsform" else (level,)
    areas = [(area.code, area.name) for one in levels for area in builtin_areas(one)]
    more = {"with_notes": notes} if format == "xlsform" else {}
    write = partial(EXPORTS[format], instrument, areas=areas, language=language(), profile=profile, **more)
    return write_empty(out, write, overwrite=overwrite)
