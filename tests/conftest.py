"""Shared fixtures: the folder of real data (where present) and toy town, a small real database."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST
from hypothesis import HealthCheck, settings

from siperi_geo import text
from siperi_geo.store import Store, close_shared_stores
from siperi_geo.store.connect import CONFIG
from tests.families import add_families
from tests.toytown import build as toytown

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")


def pytest_xdist_auto_num_workers() -> int:
    """A worker per processor, and three where there are fewer: browser tests mostly wait."""
    return max(3, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real data for tests and measurements; it lies beside the project and is never part of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared with real data is not here")
    return folder


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    """Every test starts in Indonesian and the usual wording, whatever the one before it chose."""
    text.use_language("id")
    text.use_wording("")
    text.use_subject("kelurahan")


@pytest.fixture(scope="session", autouse=True)
def _late_in_2026() -> Iterator[None]:
    """The day that forms are held against, whatever the clock of this computer says."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("planning", "households.planning"):
            patch.setattr(f"siperi_geo.assessments.{module}.city_today", lambda: date(2026, 12, 31))
        yield


@pytest.fixture(scope="session", autouse=True)
def _apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hashes of passwords that cost little, one thread for small stores, and no session of whoever runs the tests.

    Dashboards and commands in processes of their own have as many threads as at work.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(CONFIG, "threads", 1)
        patch.setattr("siperi_geo.accounts.passwords.profile", lambda: CHEAPEST)
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def toy_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Toy town's store file, made once; copy it before writing."""
    folder = tmp_path_factory.mktemp("toytown")
    path = folder / "toytown.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        toytown.point_to(patch)
        toytown.build(path, folder)
    return path


@pytest.fixture
def toy_path(toy_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of toy town that the settings point to, for pages and commands."""
    path = tmp_path / "siperi.duckdb"
    shutil.copyfile(toy_file, path)
    monkeypatch.setenv("SIPERI_DATA", str(path))
    toytown.point_to(monkeypatch)
    yield path
    close_shared_stores()


@pytest.fixture
def toy_store(toy_path: Path) -> Iterator[Store]:
    """A copy of toy town, open."""
    with Store.open(toy_path) as store:
        yield store


@pytest.fixture(scope="session")
def subjects_file(toy_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Toy town with schools, health facilities and the forms of every storable instrument; made once."""
    folder = tmp_path_factory.mktemp("subjects")
    path = folder / "toytown.duckdb"
    shutil.copyfile(toy_file, path)
    with pytest.MonkeyPatch.context() as patch:
        toytown.point_to(patch)
        toytown.add_subjects(path, folder)
    return path


@pytest.fixture
def subjects_path(subjects_file: Path, toy_path: Path) -> Path:
    """A copy of toy town with schools and facilities that the settings point to, for pages and commands."""
    shutil.copyfile(subjects_file, toy_path)
    return toy_path


@pytest.fixture
def subjects_store(subjects_path: Path) -> Iterator[Store]:
    """A copy of toy town with schools and facilities, open."""
    with Store.open(subjects_path) as store:
        yield store


@pytest.fixture(scope="session")
def families_file(toy_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Toy town with the households of `families.TOWN` in 2025; made once."""
    path = tmp_path_factory.mktemp("families") / "toytown.duckdb"
    shutil.copyfile(toy_file, path)
    with pytest.MonkeyPatch.context() as patch, Store.open(path) as store:
        toytown.point_to(patch)
        add_families(store)
    return path


@pytest.fixture
def families_path(families_file: Path, toy_path: Path) -> Path:
    """A copy of toy town with households that the settings point to, for pages and commands."""
    shutil.copyfile(families_file, toy_path)
    return toy_path
