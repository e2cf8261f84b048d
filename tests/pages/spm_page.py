"""The page of the minimum service standard over toy town's figures."""

from pathlib import Path

from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store
from tests.pages.opening import open_page, shown
from tests.spm_figures import MONTHS, WHOLE, hand_in


def open_spm(**chosen: str) -> str:
    """All that the page says."""
    return shown(open_page("spm", "spm", **chosen)).replace("\\", "")


def with_figures(folder: Path) -> Store:
    """The store with figures of 2025: of services, two sub-activities, quality, and money."""
    store = shared_store(settings().store_path)
    hand_in(store, folder, WHOLE)
    hand_in(store, folder, MONTHS, source="Renja")
    return store
