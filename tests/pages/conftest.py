"""A store in which every page has something to show, for tests that go through all of them."""

import shutil
from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, add_families
from tests.pages.opening import change_store
from tests.respondents import fill

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
