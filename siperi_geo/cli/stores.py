"""Opening the store for a command: the one that this process has open, else the file, with its areas in place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.boundaries import builtin_areas as read_builtin_areas
from siperi_geo.boundaries import ensure_builtin
from siperi_geo.cli.output import show_error
from siperi_geo.cli.ownership import check_owned
from siperi_geo.errors import SiperiError
from siperi_geo.scoring import rescore_stale
from siperi_geo.settings import settings
from siperi_geo.store import Store, close_shared_stores, opened_store, renew, renew_if_old, shared_store


@contextmanager
def open_store() -> Iterator[Store]:
    """The store of this checkout (or of SIPERI_DATA), created and given its areas when new, its scores up to date.

    Whoever opened it closes it: a block inside another one, or inside the server, leaves it open. Errors as
    `Store.open`.
    """
    path = settings().store_path
    open_already = opened_store(path)
    if open_already is not None:
        yield open_already
        return
    try:
        store = shared_store(path)
        with _renewing(store, path):
            ensure_builtin(store)
            for one in rescore_stale(store):
                show_error(one.problem("SCORING_DONE_AGAIN"))
            yield store
    finally:
        close_shared_stores()


@contextmanager
def open_own_store() -> Iterator[Store]:
    """The store for what only the owner of its file may do, in this process: such work is never handed over.

    Raises STORE_NOT_OWNED; OWN_STORE_LOCKED while a dashboard holds it.
    """
    path = settings().store_path
    if path.exists():
        check_owned(path)
    try:
        with open_store() as store:
            yield store
    except SiperiError as error:
        if error.code != "STORE_LOCKED":
            raise
        raise SiperiError("OWN_STORE_LOCKED", error.problem.where, **error.problem.values) from error


@contextmanager
def _renewing(store: Store, path: Path) -> Iterator[None]:
    """Keep a snapshot beside the store from showing old data, however a command ends and whoever left it old."""
    found = store.data_version
    try:
        yield
    finally:
        if settings().snapshot:
            _renew(store, path, has_changed=store.data_version != found)


def _renew(store: Store, path: Path, *, has_changed: bool) -> None:
    """Make the snapshot again where it is needed; what was done stays done where that fails."""
    try:
        (renew if has_changed else renew_if_old)(store, path)
    except SiperiError as error:
        show_error(error.problem)


def builtin_areas(level: str = "kelurahan") -> list[Area]:
    """The areas that ship with the program, for commands that touch no store."""
    return [area for area in read_builtin_areas() if area.level == level]
