"""Example figures of the SPM: the same every time, marked, never beside real ones, gone when those come."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo import demo
from siperi_geo.analysis.spm_standing import standings
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.registers.spm import accept, examine, is_example, loaded_figures, remove, stored_figures
from siperi_geo.spm import standard
from siperi_geo.store import Store, run_checks
from tests.cli.running import Ran
from tests.pages.opening import change_store, open_page, shown
from tests.spm_figures import WHOLE, hand_in

LAST_YEAR = 2026
Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def bare(toy_path: Path) -> Path:
    """Toy town without any form."""
    change_store(toy_path, "delete from assessments", "delete from scores")
    return toy_path


@pytest.fixture
def store(bare: Path) -> Iterator[Store]:
    with Store.open(bare) as opened:
        demo.fill_figures(opened, last_year=LAST_YEAR)
        yield opened


def test_they_are_the_same_every_time_and_all_say_what_they_are(store: Store) -> None:
    before = stored_figures(store)
    assert all(is_example(source) for _, source in before.values())
    assert demo.fill_figures(store, last_year=LAST_YEAR) == len(before)
    assert stored_figures(store) == before
    there = loaded_figures(store.query)
    assert there is not None
    assert (there.figures, there.first_year, there.last_year) == (len(before), 2023, 2026)
    assert run_checks(store) == {}


def test_they_have_sums_months_that_add_up_and_honest_gaps(store: Store) -> None:
    for (_, measure, *_), (amount, _) in stored_figures(store).items():
        assert amount.realised is None or 0 <= amount.realised <= amount.target
        if amount.periods:
            assert sum(one or 0 for one in amount.periods) == amount.realised
            assert len(amount.periods) == (4 if measure == "budget" else 12)
    state = {}
    for year in range(2023, 2027):
        rows = store.query("spm/figure_per_area", year=year, level="city", hazard=None)
        (city,) = standings(standard(), rows, rows)
        state[year] = [city.services[one.id].state for one in standard().services]
    assert state == {
        2023: ["known", "no_quality", "known"],
        2024: ["known", "known", "no_target"],
        2025: ["known"] * 3,
        2026: ["known"] * 3,
    }


def test_they_make_way_for_real_figures_and_never_come_beside_them(store: Store, tmp_path: Path) -> None:
    n = len(stored_figures(store))
    path = tmp_path / "spm.csv"
    path.write_text(WHOLE, encoding="utf-8")
    found = examine(store, path, stored_areas(store), year=2026, source="BPBD")
    (said,) = [one for one in found.problems if one.code == "SPM_EXAMPLES_GO"]
    assert said.values["n"] == str(n)
    assert {entry.action for entry in found.entries} == {"new"}, "an example is no figure that is replaced"
    assert len(stored_figures(store)) == n, "a dry run changes nothing"
    accept(store, found, actor="bpbd")
    assert {source for _, source in stored_figures(store).values()} == {"BPBD"}
    with pytest.raises(SiperiError) as refused:
        demo.fill_figures(store, last_year=LAST_YEAR)
    assert refused.value.code == "DEMO_REAL_SPM"


def test_nobody_can_hand_in_figures_under_their_source(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "spm.csv"
    path.write_text(WHOLE, encoding="utf-8")
    with pytest.raises(SiperiError) as refused:
        examine(store, path, stored_areas(store), year=2026, source="data contoh siperi geo, bukan angka kantor")
    assert refused.value.code == "SPM_SOURCE_RESERVED"


def test_the_command_fills_them_and_takes_them_out(bare: Path, capsys: Capsys) -> None:
    assert "angka SPM contoh disimpan" in Ran(capsys, "demo", "--instrument", "spm", "--year", 2026).out
    assert "Data contoh SiPERI Geo" in Ran(capsys, "spm", "list").out
    assert "Example data of SiPERI Geo" in Ran(capsys, "--lang", "en", "spm", "list").out
    assert "angka SPM contoh dihapus" in Ran(capsys, "demo", "--remove", "--instrument", "spm").out
    both = Ran(capsys, "demo", "--year", 2026)
    assert (both.code, "angka SPM contoh disimpan" in both.out) == (0, True)
    assert "angka SPM contoh dihapus" in Ran(capsys, "demo", "--remove").out
    with Store.open(bare) as store:
        assert stored_figures(store) == {}


def test_real_figures_are_left_alone_and_that_is_said(bare: Path, tmp_path: Path, capsys: Capsys) -> None:
    with Store.open(bare) as store:
        hand_in(store, tmp_path, WHOLE)
    assert "DEMO_REAL_SPM" in Ran(capsys, "demo", "--instrument", "spm").err
    ran = Ran(capsys, "demo")
    assert (ran.code, "DEMO_REAL_SPM" in ran.err) == (1, True)
    Ran(capsys, "demo", "--remove")
    with Store.open(bare) as store:
        assert {source for _, source in stored_figures(store).values()} == {"Laporan SPM"}
        assert remove(store, 2025, actor="bpbd")


def test_beside_real_forms_there_are_none(toy_path: Path, capsys: Capsys) -> None:
    assert "DEMO_REAL_DATA" in Ran(capsys, "demo", "--instrument", "spm").err


def test_the_page_offers_them_marks_them_and_takes_them_out(bare: Path) -> None:
    page = open_page("spm", "spm")
    words = shown(next(one for one in page.button if one.label == "Isi data contoh").click().run())
    assert "angka SPM dibuat untuk peragaan, bukan laporan kantor" in words
    assert "Sumber: Data contoh SiPERI Geo, bukan angka kantor." in words
    assert "Penerima layanan per bulan, " in words
    assert "Anggaran per triwulan, " in words
    assert "angka SPM dibuat untuk peragaan" in shown(open_page("priorities", "programmes"))
    page = open_page("forms", "data")
    assert "SPM: " in shown(page)
    page.selectbox(key="examples_of").select("spm").run()
    page.checkbox(key="examples_surespm").check().run()
    words = shown(next(one for one in page.button if one.label == "Hapus data contoh").click().run())
    assert "angka SPM contoh dihapus." in words
    assert "DATA CONTOH" not in words
