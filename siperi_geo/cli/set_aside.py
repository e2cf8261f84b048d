"""Rows that an import set aside, written to a file of their own beside the file they came from."""

from collections.abc import Iterator, Sequence
from itertools import chain, count, takewhile
from pathlib import Path

from siperi_geo.cli import dry_runs
from siperi_geo.cli.output import show_error, show_lines
from siperi_geo.errors import Problem, Where
from siperi_geo.sheets import BadRow, write_bad_rows
from siperi_geo.text import t


def keep_set_aside(
    rows: Sequence[BadRow], source: Path, wanted: Path | None, *, content_sha256: str, is_dry_run: bool
) -> None:
    """Write the rows, if any, to the file wanted or beside `source`; one that cannot be written stops nothing.

    What an earlier dry run of the same content (`content_sha256`) wrote is replaced, and nothing else ever.
    """
    if not rows:
        return
    target = wanted or source.with_name(source.stem + ".karantina.csv")
    try:
        free = _free(target, content_sha256)
        path = _only_once(write_bad_rows(rows, free), target)
        if not is_dry_run:
            dry_runs.forget(path)
        elif path == free:
            dry_runs.note(path, content_sha256)
    except OSError as error:
        detail = {"detail": error.strerror or str(error)}
        show_error(Problem("CLI_FILE_FAILED", Where(file=target.name), detail))
    else:
        show_lines([t("cli.quarantined", n=len(rows), path=path)])


def _free(wanted: Path, content_sha256: str) -> Path:
    """The path wanted, numbered when a file is there that is to stay."""
    return next(
        path for path in _numbered(wanted) if not path.exists() or dry_runs.is_replaceable(path, content_sha256)
    )


def _numbered(wanted: Path) -> Iterator[Path]:
    return chain([wanted], (wanted.with_name(f"{wanted.stem}-{n}{wanted.suffix}") for n in count(2)))


def _only_once(path: Path, wanted: Path) -> Path:
    """An earlier report that says the same, in place of the new one: a dry run and its commit leave one file."""
    earlier = takewhile(lambda one: one != path, _numbered(wanted))
    same = next((one for one in earlier if one.is_file() and one.read_bytes() == path.read_bytes()), None)
    if same is None:
        return path
    path.unlink()
    return same
