"""The method page: the rules of the instrument, and one kelurahan's number down to its answers."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import rescore
from siperi_geo.store import Store
from tests.pages.opening import address, change_store, open_page, shown

KARANG, TANJUNG = "99.01.02.1003", "99.01.02.1002"


@pytest.fixture
def page(toy_seen: Path) -> AppTest:
    """The page inside the dashboard, on toy town."""
    return opened()


def opened() -> AppTest:
    return open_page("method", "method")


def result_of(page: AppTest, area: str, **choices: object) -> str:
    """The calculation of one kelurahan after further choices, by widget key."""
    for key, value in {"bagian": "result", "wilayah": area, **choices}.items():
        page.session_state[key] = value
        page.run()
    return shown(page)


def test_the_rules_come_from_the_instrument_file(page: AppTest) -> None:
    words = shown(page)
    assert "Nilai jawaban: Ya = 1, Tidak = 0." in words
    assert "Nilai komponen = rata-rata level indikatornya ÷ 5" in words
    for cell in ("1,43 %", "4,00 %", "6,67 %", "3,33 %", "5,00 %"):
        assert f"<td class=right>{cell}</td>" in words
    assert "<td>di atas 58,33</td><td>sampai dengan 83,33</td>" in words
    assert "Indeks: dinilai bila semua komponen di bawahnya punya nilai." in words
    assert "tidak ada indeks selama satu komponen belum punya nilai (rancangan sendiri)." in words
    assert "21 November 2026: Versi pertama." in words
    assert "sedangkan sekolah di dalamnya belum punya peringatan dini yang dikenal (rancangan sendiri)." in words


def test_the_worked_example_is_calculated_under_each_reading(page: AppTest) -> None:
    words = shown(page)
    assert "<td>Bacaan SiPERI Geo</td><td class=right>59,29</td><td>Tangguh Madya</td>" in words
    assert "<td class=right>58,10</td><td>Tangguh Pratama</td>" in words
    assert "Dikali 100: 0,5929 × 100 = 59,2857." in words


def test_a_number_opens_down_to_its_answers(page: AppTest) -> None:
    words = result_of(page, KARANG)
    assert "Karang \\(" in words
    assert "(20 × 1 + 20 × 0,6 + 20 × 0,6 + 20 × 0,6 + 20 × 0,6) / 100 = 68 / 100 = 0,68." in words
    assert words.count("<details") == 38
    assert words.count("<td>Ya</td>") == 14 * 4 + 18 * 2
    assert words.count("<td>Tidak</td>") == 18 * 2
    assert "bobot 20 · skor 50 dari 100" in words, "0,6 of 0,2–1, as maps and profiles have it"


def test_it_can_start_from_any_node(page: AppTest) -> None:
    words = result_of(page, KARANG, simpul="I15")
    assert words.count("<details") == 1
    assert "Rata-rata 4 nilai jawaban = 2 / 4 = 0,5." in words


def test_evidence_and_notes_stand_beside_the_answers_as_plain_text(toy_path: Path) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="test", action="test", target="notes") as tx:
        forms = tx.query("assessments/current_per_subject", instrument="keltana", year=2025)
        form = forms.set_index("area_code").loc[KARANG, "assessment_id"]
        note = {"assessment_id": form, "item_id": "Q057", "evidence": "Kajian <b>2024</b>", "note": None}
        tx.append("answer_notes", pd.DataFrame([note]))
    words = result_of(opened(), KARANG, simpul="I15")
    assert "<th scope='col'>Bukti</th>" in words
    assert "<th scope='col'>Catatan</th>" not in words
    assert "<td>Kajian &lt;b&gt;2024&lt;/b&gt;</td>" in words


def test_a_result_below_the_minimum_says_what_is_lacking(page: AppTest) -> None:
    words = result_of(page, TANJUNG, tahun=2024)
    assert "baru 72 dari 128, perlu sedikitnya 96: belum dapat dinilai." in words
    lacking = (
        "Belum dapat dinilai: komponen Layanan Dasar belum punya nilai (4 dari 5 komponen punya nilai, perlu 5)."
    )
    assert words.count(lacking) == 2  # under the class, and in the calculation
    assert "<td>belum dijawab</td><td>tidak dihitung</td>" in words


def test_an_index_with_enough_answers_but_a_blank_component_says_which(toy_path: Path) -> None:
    """96 of 128 answered, two components wholly blank: once an index of 100."""
    instrument = load("keltana")
    blank = {item.id for code in ("PK", "PM") for item in instrument.items_under(code)}
    answers = [None if item.id in blank else 1 for item in instrument.items]
    with Store.open(toy_path) as store, store.transaction(actor="test", action="test", target="answers") as tx:
        change = "update assessments set answers = $answers where subject_id = $area and year = 2025"
        tx.execute(change, {"answers": answers, "area": KARANG})
        rescore(tx, instrument, 2025)
    words = result_of(opened(), KARANG)
    assert "75 %" in words
    assert "96 dari 128" in words
    names = "Peraturan dan Kebijakan Penanggulangan Bencana, Pencegahan dan Mitigasi"
    assert f"Belum dapat dinilai: komponen {names} belum punya nilai (3 dari 5 komponen punya nilai" in words
    assert "68,00" in result_of(opened(), KARANG, bacaan="official_blank_no")


def test_the_other_reading_counts_blanks_as_the_lowest_answer(page: AppTest) -> None:
    words = result_of(page, TANJUNG, tahun=2024, bacaan="official_blank_no")
    assert "dihitung sebagai jawaban terendah: 4 dari 4 pertanyaan." in words
    assert "<td>belum dijawab</td><td>0</td>" in words


def test_without_a_form_or_a_choice_it_says_so(page: AppTest) -> None:
    page.session_state["bagian"] = "result"
    assert "Pilih kelurahan untuk membuka hitungannya." in shown(page.run())
    assert "Belum ada formulir" in result_of(page, KARANG, tahun=2024)


def test_it_speaks_english(page: AppTest) -> None:
    page.session_state["lang"] = "en"
    words = shown(page.run())
    assert "How are the numbers calculated?" in words
    assert "Times 100: 0.5929 × 100 = 59.2857." in words
    assert "Share of one indicator" in words


def test_the_rules_can_be_read_before_there_is_any_score(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "empty.duckdb"))
    page = opened()
    assert "Nilai jawaban: Ya = 1, Tidak = 0." in shown(page)


def mean_of(page: AppTest, group: str, **choices: object) -> str:
    """The kelurahan behind a kecamatan or city value after further choices, by widget key."""
    for key, value in {"bagian": "mean", "rata": group, **choices}.items():
        page.session_state[key] = value
        page.run()
    return shown(page)


def test_the_citys_value_opens_the_kelurahan_behind_it(page: AppTest) -> None:
    words = mean_of(page, "99.01")
    assert "jumlah nilai 5 kelurahan yang dinilai = 328; 328 / 5 = 65,6." in words
    assert "Rata-rata tanpa bobot" in words
    assert words.count("<tr>") == 1 + 5
    assert words.count("<td>ya</td>") == 5


def test_a_kecamatans_value_counts_only_its_own_assessed_kelurahan(page: AppTest) -> None:
    words = mean_of(page, "99.01.02", tahun=2024)
    assert "baru satu kelurahan yang dinilai; nilainya 100." in words
    assert words.count("<tr>") == 1 + 3
    assert words.count("<td class=right>–</td>") == 2


def test_a_kelurahan_of_a_mean_opens_its_own_calculation_under_its_own_address(page: AppTest) -> None:
    mean_of(page, "99.01")
    words = shown(page.selectbox(key="siperi_open").select(KARANG).run())
    assert "Karang \\(" in words
    assert words.count("<details") == 38
    assert address(page) == {"tahun": "2025", "wilayah": KARANG}


def test_a_mean_of_an_aspect_counts_only_whom_the_index_counts(page: AppTest) -> None:
    """Tanjung I of 2024 has a value for PK and none for the index."""
    words = mean_of(page, "99.01", tahun=2024, simpul="PK")
    assert "jumlah nilai 3 kelurahan yang dinilai = 1,8; 1,8 / 3 = 0,6." in words
    assert words.count("<td>ya</td>") == 3
    assert words.count("<td>tidak</td>") == 2


PEOPLE = {"99.01.01.1001": 1000, "99.01.01.1002": 3000, "99.01.02.1001": 500, "99.01.02.1002": 500, KARANG: 1000}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            PEOPLE,
            "jumlah nilai × penduduk dari 5 kelurahan yang dinilai = 338.000; 338.000 / 6.000 jiwa = 56,3333.",
        ),
        (dict(list(PEOPLE.items())[:3]), "jumlah nilai 5 kelurahan yang dinilai = 328; 328 / 5 = 65,6."),
    ],
    ids=["all", "some"],
)
def test_the_sentence_on_weighting_is_that_of_the_populations(
    toy_path: Path, known: dict[str, int], expected: str
) -> None:
    change_store(toy_path, *(f"insert into populations values ('{c}', 2024, {n}, 'x')" for c, n in known.items()))
    words = mean_of(opened(), "99.01")
    assert expected in words
    assert ("dibobot jumlah penduduk" in words) == (known == PEOPLE)
    assert ("<td class=right>3.000</td>" in words) == (known == PEOPLE)


def test_a_form_is_explained_by_its_own_version(toy_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="test", action="test", target="version") as tx:
        for table in ("assessments", "scores"):
            tx.execute(f"update {table} set version = '2019' where subject_id = '{KARANG}'")
    asked: list[str | None] = []
    newest = load("keltana")

    def versions(code: str, version: str | None = None) -> Instrument:
        asked.append(version)
        return newest

    monkeypatch.setattr("siperi_geo.instruments.load", versions)
    result_of(opened(), KARANG)
    assert "2019" in asked


def test_a_result_says_whether_it_is_an_example_while_both_are_there(toy_path: Path) -> None:
    change_store(
        toy_path,
        *(f"update {table} set is_example = true where year = 2024" for table in ("scores", "assessments")),
    )
    assert "Data: nyata" in result_of(opened(), KARANG)


def test_an_instrument_that_is_shown_elsewhere_is_said_to_be(toy_seen: object) -> None:
    page = open_page("participants", instrumen="erat")
    words = shown(page)
    assert "e-RAT tidak ditampilkan di halaman ini" in words
    assert "Lihat halaman Pemerintah daerah" in words
    assert "tidak ditampilkan di halaman ini" not in shown(open_page("participants", instrumen="spab"))
