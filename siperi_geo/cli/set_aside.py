"""Rows that an import set aside, written to a file of their own beside the file they came from."""

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from siperi_geo.cli.output import show_error, show_lines
from siperi_geo.errors import Problem, Where
from siperi_geo.sheets import BadRow, write_bad_rows
from siperi_geo.text import t


def keep_set_aside(rows: Sequence[BadRow], source: Path, wanted: Path | None) -> None:
    """Write the rows, if any, to the file wanted or beside `source`; one that cannot be written stops nothing."""
    if not rows:
        return
    target = wanted or source.with_name(source.stem + ".karantina.csv")
    try:
        path = write_bad_rows(rows, _free(target))
    except OSError as error:
        detail = {"detail": error.strerror or str(error)}
        show_error(Problem("CLI_FILE_FAILED", Where(file=target.name), detail))
    else:
        show_lines([t("cli.quarantined", n=len(rows), path=path)])


def _free(wanted: Path) -> Path:
    """The path wanted, numbered when a file is there: an earlier report is never overwritten."""
    numbered = (wanted.with_name(f"{wanted.stem}-{n}{wanted.suffix}") for n in count(2))
    return next(path for path in chain([wanted], numbered) if not path.exists())
