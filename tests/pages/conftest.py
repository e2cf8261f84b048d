"""Stores that tests only look at, and one in which every page has something to show."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from siperi_geo.boundaries import ensure_builtin
from siperi_geo.scoring import rescore_stale
from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, add_families
from tests.pages.opening import change_store
from tests.respondents import fill
from tests.toytown import build as toytown

Look = Callable[[Path], AbstractContextManager[Path]]
Once = Callable[[str, Path, Callable[[Path], object]], Path]
BITES = ("=1+1", "+SUM(A1)", "-2+3", "@cmd", '=HYPERLINK("http://x")', "\t=1")


@pytest.fixture(scope="session")
def full_file(subjects_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Toy town with the forms of every instrument: families withheld, names that a spreadsheet would run."""
    folder = tmp_path_factory.mktemp("full")
    path = folder / "full.duckdb"
    shutil.copyfile(subjects_file, path)
    with Store.open(path) as store:
        fill(store, folder)
        add_families(store, {BUKIT: 3, LERENG: 12, MUARA: 40, KARANG: 25}, 2024)
        add_families(store, {BUKIT: 3, LERENG: 12, MUARA: 41, KARANG: 25}, 2025)
    schools = ("50300001", "50300002", "50300003", "50300004", "50300006")
    change_store(
        path,
        *(f"update subjects set name = '{bite}' where subject_id = 'school:{code}'"
          for bite, code in zip(BITES, schools, strict=False)),
        f"update areas set name = '=2+5' where area_code = '{LERENG}'",
        "insert into targets values ('keltana', 'index', 2025, 70000000, '=1+1', now(), 'test')",
        f"insert into populations values ('{MUARA}', 2024, 4000, '@x'), ('{KARANG}', 2024, 1000, '@x')",
        f"insert into hazards values ('{MUARA}', 'flood', 3, null, 'BPBD', '=1+1', 2024)",
    )  # fmt: skip
    return path


@pytest.fixture
def full(full_file: Path, toy_path: Path) -> Path:
    shutil.copyfile(full_file, toy_path)
    return toy_path


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """The file of a store by its name, made once: a copy of another file, changed by a function."""
    found: dict[str, Path] = {}

    def file(name: str, start: Path, change: Callable[[Path], object]) -> Path:
        if name not in found:
            path = tmp_path_factory.mktemp(name) / "toytown.duckdb"
            shutil.copyfile(start, path)
            with pytest.MonkeyPatch.context() as patch:
                toytown.point_to(patch)
                change(path)
            found[name] = path
        return found[name]

    return file


# What is only looked at is copied once, and what pages keep of it is kept: a test that writes there fails.


@pytest.fixture
def looking(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Point the settings to the one copy of a store file that tests look at, until the block ends."""
    folder = tmp_path_factory.getbasetemp() / "seen"

    @contextmanager
    def at(file: Path) -> Iterator[Path]:
        toytown.point_to(monkeypatch)
        path = folder / file.parent.name / file.name
        if not path.exists():
            path.parent.mkdir(parents=True)
            shutil.copyfile(file, path)
            prepare(path)
        monkeypatch.setenv("SIPERI_DATA", str(path))
        before = state(path.parent)
        yield path
        assert state(path.parent) == before, "this store is others' too: take a copy to write into"

    return at


def prepare(path: Path) -> None:
    """What the first page in a process does with a store."""
    with Store.open(path) as store:
        ensure_builtin(store)
        rescore_stale(store)


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """What lies there: a commit shows in the store's file or in the log beside it."""
    found = {one.name: one.stat() for one in folder.iterdir()}
    return {name: (one.st_size, one.st_mtime_ns) for name, one in found.items()}


@pytest.fixture
def toy_seen(toy_file: Path, looking: Look) -> Iterator[Path]:
    """Toy town, to be looked at only."""
    with looking(toy_file) as path:
        yield path


@pytest.fixture
def subjects_seen(subjects_file: Path, looking: Look) -> Iterator[Path]:
    """Toy town with schools and facilities, to be looked at only."""
    with looking(subjects_file) as path:
        yield path


@pytest.fixture
def families_seen(families_file: Path, looking: Look) -> Iterator[Path]:
    """Toy town with households, to be looked at only."""
    with looking(families_file) as path:
        yield path


@pytest.fixture
def full_seen(full_file: Path, looking: Look) -> Iterator[Path]:
    """The store with something for every page, to be looked at only."""
    with looking(full_file) as path:
        yield path
