"""What the commands that take the file of a register share: its table, what was stored, what was set aside.

`words` is the register: it begins the keys of its words.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from siperi_geo.cli.output import show_lines, show_table
from siperi_geo.cli.set_aside import keep_set_aside
from siperi_geo.intake import Layered
from siperi_geo.registers.examined import ExaminedFile
from siperi_geo.text import number, t


def show_frame(title: str, shown: pd.DataFrame) -> None:
    """A frame of shown text as a table."""
    show_table(title, list(shown.columns), shown.to_numpy().tolist())


def show_layer(layer: Layered) -> None:
    """How a map or raster was read, and what was read of each kelurahan; nothing for a table."""
    if layer.preview is not None:
        show_frame(t("layers.read"), layer.preview)
    show_lines(layer.lines)


def stored_line(words: str, examined: ExaminedFile[Any], accept: Callable[[], str] | None) -> str:
    """Store by `accept`, which returns the batch id, and say so; None: that this was a dry run."""
    if accept is None:
        return t(f"{words}.dry_run")
    n, kept = len(examined.to_store), len(examined.quarantine)
    if not (n or kept):
        return t(f"{words}.nothing")
    key, count = ("stored.done", n) if n else ("only_kept", kept)
    return t(f"{words}.{key}", n=number(count, 0), batch=accept())


def end(examined: ExaminedFile[Any], file: Path, quarantine: Path | None, *, commit: bool) -> int:
    """Keep the rows that were set aside beside the file; returns the exit code."""
    keep_set_aside(examined.quarantine, file, quarantine, content_sha256=examined.sha256, is_dry_run=not commit)
    return 1 if examined.errors else 0
