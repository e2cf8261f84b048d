"""Cached reads: a page's one hop to the store. Keys are query names and parameters, never frames.

Every key carries the store's path and data version, so a committed write shows at the next run. It holds
no SQL (see queries/) and no arithmetic.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from siperi_geo.boundaries import BoundarySet, active_set, base_layer, display_layer, ensure_builtin, stored_areas
from siperi_geo.maps import Geometry, Shape, fitted_land
from siperi_geo.registers.spm import LoadedFigures, loaded_figures
from siperi_geo.scoring import rescore_stale
from siperi_geo.settings import settings
from siperi_geo.store import Store, has_accounts, shared_store


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


WALKED = pd.StringDtype("python", na_value=np.nan)
"""Text as pandas keeps it without Arrow, the same to the eye: small tables are gone through row by row here, and
taking text out of Arrow one by one takes several times as long."""
T = TypeVar("T")
MOST_ROWS = 1024  # queries whose rows are kept
_run = threading.local()  # a thread runs one page at a time
_marks: WeakKeyDictionary[Store, list[object]] = WeakKeyDictionary()
_kept: OrderedDict[Hashable, pd.DataFrame] = OrderedDict()
_turn = threading.Lock()


def store() -> Store:
    """The one store of this process, with the built-in areas and boundaries loaded and its scores up to date."""
    if (known := _known("store")) is not None:
        return cast("Store", known)
    path = settings().store_path
    _prepare(str(path))
    found = _run.store = shared_store(path)
    return found


def query(name: str, **params: Any) -> pd.DataFrame:
    """The rows of `queries/<name>.sql`, cached until the next write; the frame is the caller's own."""
    here = store()
    key = (str(here.path), _version(here), name, _frozen(params))
    with _turn:
        rows = _kept.get(key)
    if rows is None:
        rows = _walked(here.query(name, **params))
    with _turn:
        _kept[key] = rows
        _kept.move_to_end(key)
        while len(_kept) > MOST_ROWS:
            _kept.popitem(last=False)
    return rows.copy(deep=False)


def data_version() -> int:
    """The version of the data; asked of the store once in a run of a page, and again after a write of the run."""
    return _version(store())


def is_with_accounts() -> bool:
    """Whether anybody has an account; asked of the store as `data_version`."""
    return _once("accounts", store(), has_accounts)


def snapshot_id() -> str:
    """Which data, and which methods, what is shown is of: the same in every store that holds the same."""
    row = query("snapshot/snapshot_id").iloc[0]
    return f"{row['data_hash']}-{row['method_hash']}"


def has_examples() -> bool:
    """Whether any form, or figure of the SPM, in the store is example data."""
    return bool(query("assessments/form_count_per_origin")["is_example"].any()) or bool(example_figures())


def example_figures() -> LoadedFigures | None:
    """The example figures of the SPM; None without any."""
    return _once("example_figures", store(), lambda _: loaded_figures(query))


def origins() -> Origins:
    """What the forms of the store are: example data or real."""
    return _once("origins", store(), lambda _: _origins())


def _origins() -> Origins:
    rows = query("assessments/form_count_per_origin")
    counts = dict(zip(rows["is_example"], rows["form_count"], strict=True))
    uncounted = rows.loc[rows["is_example"].astype(bool), "uncounted_count"].sum()
    return Origins(int(counts.get(True, 0)), int(counts.get(False, 0)), int(uncounted))


def boundary_set() -> BoundarySet | None:
    """The boundaries that maps show now."""
    here = store()
    return _boundary_set(str(here.path), _version(here))


def shapes(level: str) -> tuple[Shape, ...]:
    """The areas of a level (`kelurahan`, `kecamatan`) ready to draw; empty without boundaries. Read only."""
    here = store()
    return _shapes(str(here.path), _version(here), level)


def land() -> Geometry:
    """The land around the city, for the quiet base of maps, with the coast of the layer shown."""
    shown, here = boundary_set(), store()
    if shown is None or shown.kind == "schematic":
        return _land(str(settings().boundaries))
    return _fitted_land(str(settings().boundaries), str(here.path), _version(here))


@st.cache_resource(show_spinner=False)
def _prepare(path: str) -> bool:
    store = shared_store(Path(path))
    rescore_stale(store)
    return ensure_builtin(store)


def _walked(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.astype({name: WALKED for name, kind in rows.dtypes.items() if isinstance(kind, pd.StringDtype)})


def _frozen(value: Any) -> Hashable:
    """Parameters of a query as a key."""
    if isinstance(value, dict):
        return tuple((name, _frozen(one)) for name, one in value.items())
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else cast("Hashable", value)


def _known(name: str) -> Any:
    """What this run of a page has found out already; None outside of a page (a test, a start)."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or getattr(_run, "of", None) is not context.cursors:  # made anew for every run
        _run.__dict__.clear()
        _run.of = None if context is None else context.cursors
    return getattr(_run, name, None) if context is not None else None


def _version(here: Store) -> int:
    return _once("version", here, lambda one: one.data_version)


def _once(name: str, here: Store, ask: Callable[[Store], T]) -> T:
    mark = _writes(here)[0]
    known = _known(name)
    if known is None or known[0] is not mark:
        setattr(_run, name, known := (mark, ask(here)))
    return cast("T", known[1])


def _writes(here: Store) -> list[object]:
    """A mark that is another one after every committed write."""
    with _turn:
        if here not in _marks:
            mark = _marks[here] = [object()]
            here.after_commit(lambda: mark.__setitem__(0, object()))
        return _marks[here]


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
