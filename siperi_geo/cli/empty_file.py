"""An empty form or table that a command writes for people to fill in. What stands in it, its own room decides."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from siperi_geo.cli.output import show_lines
from siperi_geo.safe_files import written_aside
from siperi_geo.text import t


def write_empty(out: Path, write: Callable[[BinaryIO], None], *, overwrite: bool) -> int:
    """Have `write` fill the file and say where it is; raises as `refuse_taken` before `write` is asked."""
    with written_aside(out, overwrite=overwrite) as partial, partial.open("wb") as file:
        write(file)
    show_lines([t("cli.written", path=out)])
    return 0
