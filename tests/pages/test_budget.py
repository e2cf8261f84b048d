"""The page of a budget: what is chosen and why the rest is not, floors, marks, empty stores, one kelurahan."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.registers.costs import set_cost
from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store
from tests.pages.opening import address, alternatives, change_store, open_page, shown

RISK, ZONE = "1.05.03.2.02.0013", "1.05.03.2.02.0020"
BUKIT = "99.01.01.1001"


@pytest.fixture
def priced(toy_path: Path) -> Path:
    """Two lines with a cost: one per kelurahan each."""
    store = shared_store(settings().store_path)
    set_cost(store, RISK, 2025, 25_000_000, source="SHS", actor="ani")
    set_cost(store, ZONE, 2025, 45_000_000, source="SHS", actor="ani")
    return toy_path


def budget(**address: str) -> str:
    return shown(open_page("budget", "programmes", **address))


def test_without_costs_the_page_says_where_to_enter_them(toy_path: Path) -> None:
    words = budget()
    assert "Belum ada biaya satuan untuk 2025" in words


def test_without_scores_there_is_nothing_to_close(toy_path: Path) -> None:
    change_store(toy_path, "delete from scores", "delete from assessments")
    assert "Belum ada nilai instrumen" in budget()


def test_a_store_without_anything(toy_path: Path) -> None:
    toy_path.unlink()
    Store.open(toy_path).close()
    assert "Belum ada nilai instrumen" in budget()


def test_what_is_chosen_costs_what_it_says_and_is_proved(priced: Path) -> None:
    words = budget(anggaran="70000000")
    assert "Terbukti" in words
    assert "Apa yang dibeli Rp 100.000.000 berikutnya?" in words
    assert "biaya satuan belum diisi" in words
    assert "dari pilihan terbaik" in words
    assert "DATA" not in words


def test_with_too_little_nothing_is_chosen_and_the_reason_is_given(priced: Path) -> None:
    words = budget(anggaran="1000000")
    assert "Tidak ada yang terjangkau" in words
    assert "lebih mahal dari seluruh anggaran" in words


def test_a_floor_that_cannot_be_kept_is_named_with_what_it_needs(priced: Path) -> None:
    words = budget(anggaran="30000000", wilayah_min="1")
    assert "tidak dapat memenuhi semua syarat" in words
    assert "Rp 50.000.000" in words  # one area of each of the two kecamatan, Rp 25.000.000 each


def test_a_kecamatan_can_have_a_floor_of_its_own(priced: Path) -> None:
    """Rp 30 million pay for one area: in the kecamatan that asks for it, whatever closes more elsewhere."""
    for own in ("99.01.01", "99.01.02"):
        words = budget(anggaran="30000000", lantai=f"{own}_1_0")
        table = words[words.index("Per kecamatan") : words.index("Per baris anggaran")]
        name = {"99.01.01": "Bukit", "99.01.02": "Pantai"}[own]
        assert f"<td>{name}</td>" in table


def test_its_own_floor_stands_for_the_one_for_all(priced: Path) -> None:
    """One area in every kecamatan needs Rp 50 million; where one of the two asks for none, Rp 30 million do."""
    assert "tidak dapat memenuhi semua syarat" in budget(anggaran="30000000", wilayah_min="1")
    assert "tidak dapat memenuhi semua" not in budget(anggaran="30000000", wilayah_min="1", lantai="99.01.02_0_0")


def test_impossible_floors_of_single_kecamatan_are_named_with_what_each_needs(priced: Path) -> None:
    words = budget(anggaran="90000000", lantai="99.01.01_2_0~99.01.02_0_60000000")
    assert "Semua syarat bersama-sama memerlukan paling sedikit Rp " in words
    assert "Bukit: batas bawahnya saja memerlukan Rp 50.000.000" in words


def test_a_floor_is_set_and_taken_back_by_clicking(priced: Path) -> None:
    page = open_page("budget", "programmes", anggaran="200000000")
    page.selectbox(key="budget_floor_where").select("99.01.02").run()
    page.number_input(key="budget_floor_areas").set_value(1).run()
    page.text_input(key="budget_floor_idr").set_value("25 juta").run()
    page.button(key="budget_floor_add").click().run()
    assert address(page)["lantai"] == "99.01.02_1_25000000"
    assert shown(open_page("budget", "programmes", **address(page))) == shown(page)
    page.button(key="budget_floor_99.01.02").click().run()
    assert "lantai" not in address(page)


def test_every_floor_is_in_the_files(priced: Path) -> None:
    script = AppTest.from_function(foot)
    script.query_params.update({"wilayah_min": ["1"], "lantai": ["99.01.02_0_25000000"]})
    words = str(script.run(timeout=60).text[-1].value)
    assert "Batas bawah tiap kecamatan', 'paling sedikit 1 wilayah dan Rp 0'" in words
    assert "paling sedikit 0 wilayah dan Rp 25.000.000" in words


def foot() -> None:
    import streamlit as st

    from siperi_geo.ui import budget_choice, budget_files, budget_reads, frame

    frame.heading("budget")
    view = budget_choice.choose()
    st.text(str(budget_files.foot(view, budget_reads.known(view))))


def test_the_curve_says_its_finding_and_has_its_table(priced: Path) -> None:
    page = open_page("budget", "programmes", anggaran="70000000")
    words = shown(page).replace("\\", "")
    assert "Rp 70 juta menutup" in words
    assert any("Garis bagian kesenjangan yang ditutup" in one for one in alternatives(page))
    table = words[words.index('aria-label="Anggaran lain') :]
    assert table.index("<td>anggaran ini</td>") < table.index("<td>+ Rp 100 juta</td>")


def test_the_table_of_what_is_chosen_stands_as_cards_on_a_phone(priced: Path) -> None:
    words = budget(anggaran="500 juta")
    table = words[: words.index('aria-label="Yang dipilih"')].rsplit("<div", 1)[-1]
    assert "siperi-stack" in table
    assert "--c8: &quot;Nilai (poin" in table


def test_an_excluded_line_is_not_chosen_and_counted(priced: Path) -> None:
    words = budget(anggaran="500 juta", tanpa=f"-_{ZONE}")
    assert "dikecualikan: 5" in words
    assert "dikecualikan: semua wilayah" in "".join(one.label for one in open_marks(tanpa=f"-_{ZONE}"))


def open_marks(**address: str) -> list[object]:
    return list(open_page("budget", "programmes", **address).button)


def test_a_mark_is_made_and_taken_back_by_clicking(priced: Path) -> None:
    page = open_page("budget", "programmes", anggaran="70000000")
    page.selectbox(key="budget_mark_area").select(BUKIT).run()
    page.button(key="budget_add_tanpa").click().run()
    assert page.query_params["tanpa"] in (f"{BUKIT}_-", [f"{BUKIT}_-"])
    page.button(key=f"budget_tanpa_{BUKIT}_-").click().run()
    assert "tanpa" not in page.query_params


def test_money_that_cannot_be_read_is_said(priced: Path) -> None:
    page = open_page("budget", "programmes", anggaran="70000000")
    page.text_input[0].set_value("banyak").run()
    assert "tidak terbaca sebagai rupiah" in shown(page)
    page.text_input[0].set_value("70 juta").run()
    assert "= Rp 70.000.000" in shown(page)


@pytest.mark.parametrize(
    "key", ["anggaran", "tanpa", "harus", "rupiah_min", "wilayah_min", "lantai", "perangkat", "tingkat"]
)
def test_nonsense_in_the_address_breaks_nothing(priced: Path, key: str) -> None:
    nasty = "<img src=x onerror=alert(1)>_`$a$`~x_y"
    words = budget(**{key: nasty})
    assert "<img" not in words.replace("\\<img", "")


def test_in_english(priced: Path) -> None:
    assert "What closes most with this budget?" in budget(lang="en", anggaran="70000000", tingkat="kecamatan")
