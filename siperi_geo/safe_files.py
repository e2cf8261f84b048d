"""Where results are written: never onto another file unasked, and never half.

It knows nothing of what is written; a store's own copies are in `store`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from siperi_geo.errors import SiperiError, Where


def refuse_taken(target: Path, *, overwrite: bool = False) -> None:
    """Raise FILE_EXISTS when a file is there and may not go, FILE_NOT_WRITTEN for a folder or a device."""
    if target.exists() and not target.is_file():
        raise SiperiError("FILE_NOT_WRITTEN", Where(file=target.name), path=target)
    if os.path.lexists(target) and not overwrite:
        raise SiperiError("FILE_EXISTS", Where(file=target.name), path=target)


@contextmanager
def written_aside(target: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """A path beside the target to write to: put in its place in one step at the end, removed when that fails.

    Raises as `refuse_taken`, before anything is written and again before the last step; OSErrors name the target.
    """
    refuse_taken(target, overwrite=overwrite)
    final = target.resolve()  # a link stays a link
    partial = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        yield partial
        refuse_taken(target, overwrite=overwrite)
        partial.replace(final)
    except OSError as error:
        if error.filename is not None and Path(error.filename) == partial:
            error.filename = str(target)
        raise
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
