"""Cached reads: a page's one hop to the store. Keys are query names and parameters, never frames.

Every key carries the store's path and data version, so a committed write shows at the next run. It holds
no SQL (see queries/) and no arithmetic.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo.boundaries import BoundarySet, active_set, base_layer, display_layer, ensure_builtin, stored_areas
from siperi_geo.maps import Geometry, Shape, fitted_land
from siperi_geo.scoring import rescore_stale
from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store


@dataclass(frozen=True, slots=True)
class Origins:
    """How many forms that count are example data and how many are real, and example forms that do not count."""

    examples: int
    real: int
    uncounted: int = 0

    @property
    def is_mixed(self) -> bool:
        """Whether there are both, so that every value must say which it is."""
        return bool(self.examples and self.real)


def store() -> Store:
    """The one store of this process, with the built-in areas and boundaries loaded and its scores up to date."""
    path = settings().store_path
    _prepare(str(path))
    return shared_store(path)


def query(name: str, **params: Any) -> pd.DataFrame:
    """The rows of `queries/<name>.sql`, cached until the next write; the frame is the caller's own."""
    here = store()
    return _rows(str(here.path), here.data_version, name, params)


def has_examples() -> bool:
    """Whether any form in the store is example data."""
    origins = query("assessments/form_count_per_origin")
    return bool(origins["is_example"].any())


def origins() -> Origins:
    """What the forms of the store are: example data or real."""
    rows = query("assessments/form_count_per_origin")
    counts = dict(zip(rows["is_example"], rows["form_count"], strict=True))
    uncounted = rows.loc[rows["is_example"].astype(bool), "uncounted_count"].sum()
    return Origins(int(counts.get(True, 0)), int(counts.get(False, 0)), int(uncounted))


def boundary_set() -> BoundarySet | None:
    """The boundaries that maps show now."""
    here = store()
    return _boundary_set(str(here.path), here.data_version)


def shapes(level: str) -> tuple[Shape, ...]:
    """The areas of a level (`kelurahan`, `kecamatan`) ready to draw; empty without boundaries. Read only."""
    here = store()
    return _shapes(str(here.path), here.data_version, level)


def land() -> Geometry:
    """The land around the city, for the quiet base of maps, with the coast of the layer shown."""
    shown, here = boundary_set(), store()
    if shown is None or shown.kind == "schematic":
        return _land(str(settings().boundaries))
    return _fitted_land(str(settings().boundaries), str(here.path), here.data_version)


@st.cache_resource(show_spinner=False)
def _prepare(path: str) -> bool:
    store = shared_store(Path(path))
    rescore_stale(store)
    return ensure_builtin(store)


@st.cache_data(show_spinner=False, max_entries=256)
def _rows(path: str, version: int, name: str, params: dict[str, Any]) -> pd.DataFrame:  # noqa: ARG001
    return shared_store(Path(path)).query(name, **params)


@st.cache_resource(show_spinner=False, max_entries=8)
def _boundary_set(path: str, version: int) -> BoundarySet | None:  # noqa: ARG001
    return active_set(shared_store(Path(path)))


@st.cache_resource(show_spinner=False, max_entries=8)
def _shapes(path: str, version: int, level: str) -> tuple[Shape, ...]:  # noqa: ARG001
    here = shared_store(Path(path))
    names = {area.code: area.name for area in stored_areas(here)}
    drawn = display_layer(here, level)
    return tuple(Shape(a.area_code, names.get(a.area_code, a.area_code), a.geometry, a.label) for a in drawn)


@st.cache_resource(show_spinner=False, max_entries=2)
def _land(folder: str) -> Geometry:  # noqa: ARG001
    return base_layer()


@st.cache_resource(show_spinner=False, max_entries=4)
def _fitted_land(folder: str, path: str, version: int) -> Geometry:
    return fitted_land(_land(folder), _shapes(path, version, "kelurahan"))
