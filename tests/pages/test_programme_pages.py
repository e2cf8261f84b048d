"""Every page of the SPM and of programmes: it stands in stores it likes least, its files are what is on screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.store import Store
from tests.families import BUKIT, LERENG, MUARA
from tests.pages.conftest import Look, Once
from tests.pages.opening import change_store, open_page
from tests.pages.taking import Taking
from tests.pages.test_every_file import check
from tests.pages.test_every_page import NASTY, STORES, stands
from tests.plans.conftest import GLADI, KIE, action
from tests.spm_figures import MONTHS, WHOLE, hand_in

SPM = "spm"
PAGES = (
    *("spm", "priorities", "catalogue", "lift", "budget", "costs", "plans", "renja", "before_after"),
    *("board", "offers"),
)
KEYS = ("tingkat", "wilayah", "tahun", "kantor", "baris", "prasetel", "bobot_gap", "tampil", "buka", "pendapat",
        "anggaran", "tahun_anggaran", "keadaan_aksi", "pelaksana", "aksi", "tambah", "butir", "kelas", "layanan",
        "ancaman", "bacaan", "kebutuhan", "lang")  # fmt: skip
FILES: tuple[tuple[str, dict[str, str]], ...] = (
    ("priorities", {"tampil": "25"}),
    ("priorities", {"tingkat": "kecamatan", "pendapat": "ya", "lang": "en"}),
    ("priorities", {"tingkat": "city"}),
    ("priorities", {"prasetel": "sendiri", "bobot_gap": "0", "buka": "2"}),
    ("lift", {"instrumen": "keltana", "wilayah": MUARA}),
    ("lift", {"instrumen": "spab", "lang": "en"}),
    ("budget", {"anggaran": "30000000"}),
    ("budget", {"anggaran": "30000000", "tingkat": "kecamatan", "lang": "en"}),
    ("plans", {"tahun_anggaran": "2026"}),
    ("before_after", {}),
    ("board", {}),
    ("board", {"wilayah": MUARA, "lang": "en"}),
)  # fmt: skip


def section(name: str) -> str:
    return SPM if name == SPM else "programmes"


def with_programmes(path: Path) -> None:
    """Money, people not served, vulnerability and plans of two years, with words that a spreadsheet would run."""
    with Store.open(path) as store:
        hand_in(store, path.parent, WHOLE)
        hand_in(store, path.parent, MONTHS, source="Renja")
        for at, (area, line) in enumerate(((BUKIT, KIE), (MUARA, KIE), (MUARA, GLADI), (LERENG, GLADI))):
            what = {"what": "=1+1", "owner_name": "@cmd"} if at == 1 else {"what": NASTY[:80]}
            for year, state, pct in ((2024, "running", 50), (2026, "planned", 0)):
                one = action(year=year, area_code=area, line=line, state=state, progress_pct=pct, **what)
                plans.add(store, replace(one, is_open=True), actor="bpbd")
    change_store(
        path,
        *(f"insert into unit_costs values ('{line}', 2025, 20000, null, '=2+2', now(), 'test')"
          for line in (KIE, GLADI)),
        "insert into unit_costs values ('1.05.03.2.02.0020', 2025, 9000000, null, 'SHS', now(), 'test')",
        *(f"insert into vulnerabilities values ('{area}', 'elderly_share', {value}, '=3+3', 2024)"
          for area, value in ((BUKIT, 100_000), (MUARA, 250_000))),
    )  # fmt: skip


@pytest.fixture
def programmes_seen(full_file: Path, once: Once, looking: Look) -> Iterator[Path]:
    """The full store with something for every page of programmes, to be looked at only."""
    with looking(once("programmes", full_file, with_programmes)) as path:
        yield path


@pytest.mark.parametrize("store", STORES)
def test_every_page_stands(store: str, subjects_file: Path, once: Callable[..., Path], looking: Look) -> None:
    with looking(once(store, subjects_file, STORES[store])):
        for place, name in enumerate(PAGES):
            stands(open_page(name, section(name), lang=("id", "en")[place % 2]))


@pytest.mark.parametrize("words", ["x", NASTY, "-1"])
def test_every_page_stands_at_an_address_of_nonsense(words: str, programmes_seen: Path) -> None:
    for name in PAGES:
        stands(open_page(name, section(name), **dict.fromkeys(KEYS, words)))


@pytest.mark.parametrize("chosen", FILES, ids=str)
def test_every_file_is_what_is_on_screen(
    chosen: tuple[str, dict[str, str]], programmes_seen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, address = chosen
    assert check(Taking(monkeypatch), name, address, section=section(name))
