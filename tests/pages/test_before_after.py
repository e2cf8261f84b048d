"""Before and after: nothing begun, one action, and what the page says of how little it proves."""

from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.store import Store
from siperi_geo.ui.before_after_page import compared
from siperi_geo.verification import decide
from tests.pages.opening import links, open_page, shown
from tests.pages.taking import Taking
from tests.plans.conftest import BUKIT, CITY, MUARA, UTARA, action


def begun(path: Path, **changes: object) -> None:
    with Store.open(path) as store:
        plans.add(store, action(**{"year": 2024, "state": "running", "progress_pct": 1, **changes}), actor="ani")


def test_without_an_action_that_has_begun_the_page_says_what_to_do(toy_path: Path) -> None:
    begun(toy_path, state="planned", progress_pct=0)
    page = open_page("before_after", "programmes")
    assert "Belum ada aksi yang selesai atau berjalan" in shown(page)
    assert list(links(page)) == ["Rencana aksi"]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_areas_with_an_action_stand_beside_those_without(toy_path: Path, lang: str) -> None:
    begun(toy_path)
    words = shown(open_page("before_after", "programmes", tahun_anggaran="2024", lang=lang))
    assert "KELTANA · " in words
    assert ("bukan dibuktikan" if lang == "id" else "not proven") in words
    assert ("terlalu sedikit untuk disimpulkan" if lang == "id" else "too few to conclude") in words


def test_of_few_areas_the_cell_itself_and_the_file_say_so(toy_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(toy_path)
    page, made = Taking(monkeypatch).of(lambda: open_page("before_after", "programmes", tahun_anggaran="2024"))
    words = next(one for one in shown(page).split("<table>")[1:])
    assert "Terlalu sedikit untuk disimpulkan: 1 wilayah dengan aksi" in words
    file = next(make for name, make in made.items() if name.endswith("2024-2025.csv"))().decode("utf-8-sig")
    assert '"Peringatan"' in file
    assert "Terlalu sedikit untuk disimpulkan: 1 wilayah dengan aksi" in file


def test_verified_forms_alone_can_be_the_basis(toy_path: Path) -> None:
    begun(toy_path)
    asked = {"tahun_anggaran": "2024", "dasar": "terverifikasi"}
    words = shown(open_page("before_after", "programmes", **asked))
    assert "Belum ada bagian yang nilainya diketahui dari formulir terverifikasi" in words
    assert "KELTANA · " not in words
    with Store.open(toy_path) as store:
        for form in store.sql("select assessment_id from assessments where instrument = 'keltana'")[
            "assessment_id"
        ]:
            decide(store, str(form), "verified", actor="vera")
    words = shown(open_page("before_after", "programmes", **asked))
    assert "KELTANA · " in words


def test_without_a_year_after_there_is_nothing_to_compare(toy_path: Path) -> None:
    begun(toy_path, year=2025)
    assert "belum ada yang dibandingkan" in shown(open_page("before_after", "programmes"))


def test_an_action_of_the_whole_city_has_nothing_beside_it(toy_path: Path) -> None:
    begun(toy_path, area_code=CITY)
    words = shown(open_page("before_after", "programmes"))
    assert "tidak ada wilayah pembanding" in words
    assert BUKIT not in words


def test_areas_that_an_action_around_them_touches_are_not_compared_with(toy_path: Path) -> None:
    begun(toy_path, area_code=MUARA)
    every = next(one for one in compared(2024) if one.level == "kelurahan")
    begun(toy_path, area_code=UTARA, what="Satu kecamatan")
    left = next(one for one in compared(2024) if one.level == "kelurahan")
    assert left.with_action == every.with_action
    assert left.without.count < every.without.count
