"""The page of participants: everybody whom an instrument asks, one of them, those missing, their file."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo import tables
from siperi_geo.analysis.participation import remarks
from siperi_geo.assessments import begin, move_round
from siperi_geo.csv_file import csv_file
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.store import Store
from siperi_geo.text import city_today, day
from siperi_geo.verification import decide
from tests.pages.opening import address, change_store, chose, links, open_page, shown

KARANG, PANTAI = "99.01.02.1003", "99.01.02"
BUKIT, LERENG, MUARA, TANJUNG = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001", "99.01.02.1002"
SPAB = {"instrumen": "spab"}


@pytest.fixture(autouse=True)
def _store(subjects_seen: Path) -> None:
    """Toy town with schools and facilities."""


def letter(page: AppTest) -> str:
    """The reminder on the page; empty where there is none."""
    return "".join(str(one.value) for one in page.code)


def table(page: AppTest) -> str:
    return next(html for html in shown(page).split("\n") if "siperi-table" in html)


@pytest.mark.parametrize(
    ("instrument", "asked", "filled", "index"),
    [
        ("keltana", 5, "5 dari 5", "68,00"),
        ("spab", 5, "4 dari 5", "33,33"),
        ("rsab", 2, "1 dari 2", "0,50"),
        ("kencana", 2, "2 dari 2", "16,67"),
    ],
)
def test_every_instrument_has_its_participants(instrument: str, asked: int, filled: str, index: str) -> None:
    page = open_page("participants", instrumen=instrument)
    words = shown(page)
    assert filled in words
    assert table(page).count("<tr>") == 1 + asked
    assert f">{index}<" in words
    assert letter(page).count("–") == asked - int(filled[0])


def test_it_opens_with_kelurahan_and_nobody_missing() -> None:
    page = open_page("participants")
    assert "Semua sudah mengisi." in shown(page)
    assert letter(page) == ""
    assert address(page) == {"tahun": "2025"}


def test_schools_are_counted_by_class_lowest_first() -> None:
    page = open_page("participants", **SPAB)
    words = shown(page)
    assert "Belum siap: 1 · Kurang siap: 1 · Hampir siap: 0 · Siap: 0 · Sangat siap: 1" in words
    assert "belum dapat dinilai: 1 · tanpa formulir yang dihitung: 1" in words
    order = ["SD Inpres Nelayan", "SD Negeri Bukit", "SMP Katolik Cendana", "SMA Negeri Karang", "SMK Bahari"]
    places = [table(page).index(name) for name in order]
    assert places == sorted(places)
    assert "tanpa nilai: Manajemen bencana di satuan pendidikan" in words
    assert "SD Kristen Lama" not in words


def test_a_school_that_left_is_there_in_its_year() -> None:
    page = open_page("participants", **SPAB, tahun="2024")
    assert "SD Kristen Lama" in table(page)
    assert "2 dari 5" not in shown(page)
    assert "2 dari 6" in shown(page)


@pytest.mark.parametrize(("within", "names"), [(PANTAI, 3), (KARANG, 2)])
def test_within_an_area_only_those_in_it_are_counted(within: str, names: int) -> None:
    page = open_page("participants", **SPAB, di=within)
    assert table(page).count("<tr>") == 1 + names
    assert "SD Negeri Bukit" not in table(page)
    assert letter(page).splitlines()[-3] == "– SMK Bahari (Karang)"
    assert address(page)["di"] == within


def test_only_areas_with_somebody_to_ask_are_offered() -> None:
    box = open_page("participants", **SPAB).selectbox(key="di")
    assert box.options == [
        "Bukit (Kec. Bukit)", "Karang (Kec. Pantai)", "Kecamatan Bukit", "Kecamatan Pantai", "Muara (Kec. Pantai)",
    ]  # fmt: skip


def test_a_chosen_school_shows_its_result_and_leads_to_its_calculation() -> None:
    page = open_page("participants", **SPAB)
    words = shown(chose(page, "subjek", "school:50300001"))
    assert "<b>50,00</b>" in words
    assert "Kurang siap</span>" in words
    assert "Bukit · Bukit · 2025" in words
    assert 'class="siperi-steps"' in words
    found = links(page)["Lihat perhitungan SD Negeri Bukit"]
    assert found == "instrumen=spab&tahun=2025&subjek=school%3A50300001"
    assert address(page) == {"instrumen": "spab", "tahun": "2025", "subjek": "school:50300001"}


def test_a_kecamatan_is_chosen_by_its_code_and_has_the_class_of_its_steps() -> None:
    words = shown(open_page("participants", instrumen="kencana", wilayah="99.01.01"))
    assert "<b>16,67</b>" in words
    assert "Pratama</span>" in words
    assert "Langkah berikut" in words


def test_a_school_without_a_form_says_so() -> None:
    words = shown(open_page("participants", **SPAB, subjek="school:50300006"))
    assert "Belum ada formulir tahun 2025." in words
    assert "siperi-index" not in words


def test_a_school_outside_the_chosen_area_is_forgotten() -> None:
    page = open_page("participants", **SPAB, di=KARANG, subjek="school:50300001")
    assert page.session_state["subjek"] is None


def test_without_scores_and_rounds_everybody_is_asked_this_year(subjects_path: Path) -> None:
    gone = [f"delete from {table} where instrument = 'spab'" for table in ("scores", "assessments")]
    change_store(subjects_path, *gone)
    page = open_page("participants", **SPAB)
    words = shown(page)
    assert "Belum ada nilai untuk instrumen ini" in words
    assert address(page)["tahun"] == str(city_today().year)
    assert "belum mulai: 5" in words
    assert letter(page).count("–") == 5


def test_without_a_register_it_leads_to_it(subjects_path: Path) -> None:
    gone = [f"delete from {table} where instrument = 'spab'" for table in ("scores", "assessments")]
    change_store(subjects_path, *gone, "delete from subjects where kind = 'school'")
    page = open_page("participants", **SPAB)
    assert "Belum ada sekolah dalam daftar." in shown(page)
    assert "Register peserta" in links(page)


def in_a_round(path: Path) -> None:
    """KELTANA 2026: one verified, one returned and being repaired, one half filled in, one begun, one not."""
    keltana = load("keltana")
    with Store.open(path) as store:
        move_round(store, "keltana", 2026, "open", actor="ani", closes_on=city_today())
        for code, answered in {BUKIT: 128, LERENG: 128, MUARA: 63, TANJUNG: 0}.items():
            draft = begin(store, keltana, code, 2026, actor="ani")
            with store.working(actor="ani") as tx:
                for item in keltana.items[:answered]:
                    values = {"item_id": item.id, "value": 1, "saved_at": datetime.now(UTC), "actor": "ani"}
                    tx.run("drafts/put_answer", draft_id=draft.draft_id, **values)
            if answered == 128:
                state = "verified" if code == BUKIT else "returned"
                decide(store, submit(store, draft, actor="ani"), state, actor="citra", reason="bukti")
        begin(store, keltana, LERENG, 2026, actor="ani")


def test_a_round_shows_where_everybody_stands_and_who_is_to_be_reminded(subjects_path: Path) -> None:
    in_a_round(subjects_path)
    page = open_page("participants")
    words = shown(page)
    assert address(page) == {"tahun": "2026"}
    assert "Hari penutupan:" in words
    assert "(hari ini)" in words
    assert (
        "belum mulai: 1 · sedang diisi: 2 · dikirim: 0 · diverifikasi: 1 · dikembalikan: 1 · ditolak: 0" in words
    )
    for cells in ("Bukit</td><td>diverifikasi", "Lereng</td><td>dikembalikan, sedang diperbaiki",
                  "Muara</td><td>sedang diisi, 49 %", "Karang</td><td>belum mulai"):  # fmt: skip
        assert f"<td>{cells}</td>" in table(page)
    assert "1 dari 5" in words
    said = letter(page)
    assert "– Muara: sudah diisi 49 %, belum dikirim\n– Tanjung I\n" in said
    assert "perlu diperbaiki:\n\nKecamatan Bukit\n– Lereng: dikembalikan dengan catatan" in said
    assert said.endswith(f"paling lambat {day(city_today())}.")
    assert table(chose(page, "status", "returned")).count("<tr>") == 2
    assert address(page)["status"] == "returned"
    assert letter(page) == said
    words = shown(chose(page, "wilayah", LERENG))
    assert "dikembalikan dan belum diperbaiki; sampai saat itu tidak ada yang dihitung" in words


def test_a_locked_round_asks_nobody_any_more(subjects_path: Path) -> None:
    with Store.open(subjects_path) as store:
        for to in ("open", "closed", "locked"):
            move_round(store, "spab", 2025, to, actor="ani")
        move_round(store, "spab", 2026, "open", actor="ani")
        move_round(store, "spab", 2026, "closed", actor="ani")
    page = open_page("participants", **SPAB, tahun="2025")
    assert "sudah dikunci; tidak ada lagi yang ditagih" in shown(page)
    assert letter(page) == ""
    page = chose(page, "tahun", 2026)
    assert "Buka lagi di halaman Putaran sebelum mengirim teks ini" in shown(page)
    assert letter(page).count("–") == 5


def test_the_column_of_the_kecamatan_is_not_said_twice() -> None:
    assert "Kecamatan</th>" not in table(open_page("participants", instrumen="kencana"))
    assert "Kecamatan</th>" in table(open_page("participants", **SPAB))


def test_it_speaks_english() -> None:
    page = open_page("participants", **SPAB, lang="en", subjek="school:50300004")
    words = shown(page)
    assert "Who is asked to fill in" in words
    assert "Choose a school" in [box.label for box in page.selectbox]
    assert "Belum" not in words
    assert "dijawab" not in words


def file_of(store: Store, instrument: str, kind: str) -> list[list[str]]:
    """The page's table as a file."""
    asked = {"instrument": instrument, "kind": kind, "year": 2025, "variant": "standard"}
    rows = store.query("scores/score_per_subject", **asked, node="index")
    rows = remarks(load(instrument), rows, store.query("gaps/every_node_per_subject", **asked))
    words = csv_file(tables.participants(load(instrument), rows)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(words, newline=""), delimiter=";"))


def test_the_file_names_schools_by_their_codes_as_text(subjects_path: Path) -> None:
    with Store.open(subjects_path) as store:
        found = file_of(store, "spab", "school")
        facilities = file_of(store, "rsab", "health_facility")
        kelurahan = file_of(store, "keltana", "kelurahan")
    assert found[0][:4] == ["Kode peserta", "Nama", "Kode wilayah", "Wilayah"]
    assert found[1][:5] == ["50300003", "SD Inpres Nelayan", "99.01.02.1001", "Muara", found[1][4]]
    assert {row[0] for row in facilities[1:3]} == {"53990001", "siperi-puskesmas-pantai-99.01.02.1001"}
    assert kelurahan[0][:2] == ["Kode wilayah", "Wilayah"]
    assert kelurahan[1][0] == "99.01.01.1002"
