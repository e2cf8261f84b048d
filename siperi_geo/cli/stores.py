"""Opening the store for a command: built-in areas in place, and a plain word when a server holds it."""

from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.boundaries import builtin_areas as read_builtin_areas
from siperi_geo.boundaries import ensure_builtin
from siperi_geo.settings import settings
from siperi_geo.store import Store


def open_store(path: Path | None = None) -> Store:
    """The store of this checkout (or of SIPERI_DATA), created and given its areas when new."""
    store = Store.open(path or settings().store_path)
    ensure_builtin(store)
    return store


def builtin_areas(level: str = "kelurahan") -> list[Area]:
    """The areas that ship with the program, for commands that touch no store."""
    return [area for area in read_builtin_areas() if area.level == level]
