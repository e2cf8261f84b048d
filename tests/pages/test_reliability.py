"""The page of reliability: grades and what holds them down, evidence, gaps, intervals of families, clusters."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo import demo
from siperi_geo.analysis import clusters_job
from siperi_geo.assessments import Review
from siperi_geo.boundaries import ensure_builtin
from siperi_geo.instruments import load
from siperi_geo.store import Store, close_shared_stores
from siperi_geo.text import number
from siperi_geo.ui import reads
from siperi_geo.verification import decide_all
from tests.families import KARANG, MUARA
from tests.pages.opening import address, alternatives, change_store, chose, open_page, shown

BUKIT = "99.01.01.1001"
IN = {"kelurahan": "Bukit", "kecamatan": "Bukit"}
LOWER = "Batas bawah 95 %"
SPAB, KATANA = {"instrumen": "spab"}, {"instrumen": "katana"}


def forms(path: Path, instrument: str) -> dict[str, str]:
    """The id of the newest form of 2025 by subject."""
    with Store.open(path) as store:
        rows = store.query("assessments/newest_per_subject", instrument=instrument, year=2025)
    return dict(zip(rows["subject_id"], rows["assessment_id"], strict=True))


def verify(path: Path, subject: str, node: str | None = None) -> None:
    """Verify the form of a kelurahan; the verifier says no to every question below a node."""
    form, keltana = forms(path, "keltana")[subject], load("keltana")
    said = {form: {item.id: Review(0, "") for item in keltana.items_under(node)}} if node else {}
    with Store.open(path) as store:
        decide_all(store, [form], "verified", actor="bpbd", said=said)


def proved(path: Path, subject: str, count: int) -> None:
    """A note beside so many answers of the form of a kelurahan."""
    form = forms(path, "keltana")[subject]
    items = [item.id for item in load("keltana").items[:count]]
    add = "insert into answer_notes (assessment_id, item_id, evidence, note)"
    change_store(path, *(f"{add} values ('{form}', '{item}', 'SK lurah', null)" for item in items))


def row(page: AppTest, name: str, heading: str = "") -> list[str]:
    """The cells of the row of an area (or a part) in the first table of the page that has it, and a heading."""
    tables = [one for one in re.findall(r"<table.*?</table>", shown(page), re.DOTALL) if heading in one]
    rows = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line) for one in tables for line in one.split("<tr>")]
    return next(cells for cells in rows if cells and cells[0] == name)


def test_a_grade_opens_its_parts_and_says_what_holds_it_down(toy_seen: Path) -> None:
    page = open_page("reliability", wilayah=BUKIT)
    words = shown(page)
    assert "Mutu dapat disebut untuk 5 dari 5 kelurahan: A: 0 · B: 0 · C: 5 · D: 0." in words
    assert "Bukit\\: C \\(diturunkan oleh\\: bukti, verifikasi\\)" in words
    assert row(page, "Verifikasi")[1:] == ["0 %", "D"]
    assert "Rancangan sendiri: mutu ini bukan ketentuan BNPB atau BPBD." in words
    assert "≥ 95 %" in words, "the rule stands on the page"


def test_verification_and_evidence_raise_it(toy_path: Path) -> None:
    verify(toy_path, BUKIT)
    proved(toy_path, BUKIT, 128)
    page = open_page("reliability")
    assert row(page, "Bukit")[2:] == ["A", "100 % (A)", "0 hari (A)", "100 % (A)", "100 % (A)"]


def test_the_part_of_participation_is_where_others_fill_in(subjects_seen: Path) -> None:
    found = row(open_page("reliability", **SPAB, tingkat="kecamatan"), "Pantai")
    assert found[1:3] == ["C (diturunkan oleh: partisipasi, bukti, verifikasi)", "33 % (D)"]


def test_the_share_of_evidence_is_counted(toy_path: Path) -> None:
    proved(toy_path, BUKIT, 32)
    page = open_page("reliability", peta="bukti")
    assert row(page, "Bukit")[2:] == ["128", "32", "25 %"]
    assert "Ada bukti untuk 32 dari" in shown(page)
    assert address(page)["peta"] == "bukti"


def test_blank_answers_are_not_asked_for_evidence(toy_path: Path) -> None:
    form = forms(toy_path, "keltana")[BUKIT]
    blank = "list_concat(list_transform(range(28), lambda x: null), answers[29:])::utinyint[]"
    change_store(toy_path, f"update assessments set answers = {blank} where assessment_id = '{form}'")
    assert row(open_page("reliability", peta="bukti"), "Bukit")[2] == "100"


def test_declared_stands_beside_verified(toy_path: Path) -> None:
    verify(toy_path, BUKIT, "LD")
    verify(toy_path, MUARA)
    page = open_page("reliability", peta="selisih")
    pairs, declared, verified, gap = row(page, "Bukit")[2:]
    assert pairs == "1"
    with Store.open(toy_path) as store:
        scores = store.sql(
            "select variant, score_micro / 1e6 as score from scores where node = 'index' and year = 2025 "
            f"and subject_id = '{BUKIT}' and variant in ('standard', 'standard@verified') order by variant"
        )["score"].tolist()
    assert [declared, verified, gap] == [
        number(scores[0], 1),
        number(scores[1], 1),
        f"+{number(scores[0] - scores[1], 1)}",
    ]
    assert row(page, "Muara")[-1] == "0,0"
    assert "Indeks ketangguhan kelurahan: di 2 formulir yang diverifikasi" in shown(page)


@pytest.mark.parametrize("level", ["kelurahan", "kecamatan"])
def test_an_aspect_has_a_gap_of_its_own(level: str, toy_path: Path) -> None:
    verify(toy_path, BUKIT, "LD")
    page, name = open_page("reliability", peta="selisih", aspek="LD", tingkat=level), IN[level]
    assert row(page, name)[-2] == "0,0", "the verifier said no to all of it"
    assert "Layanan Dasar: di 1 formulir yang diverifikasi" in shown(page)
    assert address(page)["aspek"] == "LD"
    other = open_page("reliability", peta="selisih", aspek="PK", tingkat=level)
    assert row(other, name)[-1] == "0,0"


def test_a_grade_says_that_it_is_not_of_the_aspect(toy_seen: Path) -> None:
    words = "Mutu dan bukti berlaku untuk seluruh formulir. Pilihan “Layanan Dasar” berlaku"
    assert words in shown(open_page("reliability", aspek="LD"))
    assert words in shown(open_page("reliability", aspek="LD", peta="bukti"))
    assert words not in shown(open_page("reliability", aspek="LD", peta="selisih"))
    assert "berlaku untuk seluruh formulir" not in shown(open_page("reliability"))


def test_nothing_verified_is_no_gap_of_zero(toy_seen: Path) -> None:
    words = shown(open_page("reliability", peta="selisih"))
    assert "Belum ada formulir tahun 2025 yang diverifikasi" in words


def test_means_of_families_have_intervals_around_the_published_mean(families_seen: Path) -> None:
    page = open_page("reliability", **KATANA)
    asked = {"instrument": "katana", "kind": "family", "years": [2025], "variant": "standard"}
    means = {}
    for level in ("kelurahan", "city"):
        rows = reads.query("scores/score_per_group", **asked, level=level).query("node == 'index'")
        means |= dict(zip(rows["area_name"], rows["score"], strict=True))
    muara = row(page, "Muara", LOWER)
    assert muara[2:4] == ["40", number(means["Muara"], 1)]
    assert "tanpa koreksi populasi" in muara[-1]
    assert f"Indeks kesiapan keluarga: rata-rata kota {number(means['Kota Mainan'], 1)} (" in shown(page)
    for name in ("Bukit", "Lereng"):
        with pytest.raises(StopIteration):
            row(page, name, LOWER)
    assert any("Rata-rata 2 wilayah" in alt for alt in alternatives(page))
    assert "3 keluarga" not in shown(page)


@pytest.mark.parametrize("level", ["kelurahan", "kecamatan"])
def test_an_aspect_of_families_has_intervals_around_its_own_mean(level: str, families_seen: Path) -> None:
    asked = {"instrument": "katana", "kind": "family", "years": [2025], "variant": "standard", "level": level}
    page = open_page("reliability", **KATANA, aspek="P2", tingkat=level)
    rows = reads.query("scores/score_per_group", **asked).query("node == 'P2'").set_index("area_name")
    name = "Muara" if level == "kelurahan" else "Pantai"
    cells = row(page, name, LOWER)
    assert number(rows.loc[name, "score"], 1) in cells
    index = row(open_page("reliability", **KATANA, tingkat=level), name, LOWER)
    assert cells != index
    assert "Rumah aman: rata-rata kota" in shown(page)


def test_a_mean_without_a_width_says_why(families_path: Path) -> None:
    change_store(families_path, "update scores set score_micro = 40000000 where instrument = 'katana'")
    page = open_page("reliability", **KATANA)
    assert row(page, "Muara", LOWER)[4:6] == ["–", "–"]
    assert "itu bukan bukti bahwa keluarga lain juga begitu" in row(page, "Muara", LOWER)[-1]
    assert "rata-rata kota 40,0 dari 80 keluarga, tanpa selang" in shown(page)
    assert "± 0,0" not in shown(page)


def test_a_whole_count_says_that_nobody_was_left_out(families_path: Path) -> None:
    register = "update subjects set source = 'list' where kind = 'family'"
    change_store(families_path, register)
    cells = row(open_page("reliability", **KATANA), "Muara", LOWER)
    assert cells[4] == cells[5] == cells[3]
    assert cells[-1].startswith("Semua keluarga terdaftar dihitung")


def test_a_list_of_families_narrows_the_interval(families_path: Path) -> None:
    def width() -> float:
        cells = row(open_page("reliability", **KATANA), "Karang", LOWER)
        low, high = (float(cell.replace(",", ".")) for cell in cells[4:6])
        return high - low

    before = width()
    close_shared_stores()
    rows = (f"select 'family:{KARANG}:L' || n, 'family', 'L' || n, 'L' || n, '{KARANG}', true, false, 'list' "
            "from range(50) as r(n)")  # fmt: skip
    add = "insert into subjects (subject_id, kind, name, code, area_code, is_active, is_example, source)"
    change_store(families_path, f"{add} {rows}")
    assert width() == pytest.approx(before * 0.5**0.5, abs=0.15)


def test_families_have_no_evidence_and_no_gap(families_seen: Path) -> None:
    page = open_page("reliability", **KATANA, peta="bukti")
    assert next(one.options for one in page.get("button_group") if one.key == "peta") == [
        "Mutu A–D",
        "Kelompok tetangga",
    ]
    assert "Mutu dapat disebut untuk 2 dari 5 kelurahan" in shown(page)
    assert "2 kelurahan ditahan untuk melindungi keluarga" in shown(page)


def test_five_kelurahan_are_too_few_for_clusters(toy_seen: Path) -> None:
    assert "Terlalu sedikit kelurahan" in shown(open_page("reliability", peta="kelompok"))
    words = shown(open_page("reliability", peta="kelompok", tingkat="kecamatan"))
    assert "Di antara 2 kecamatan, kelompok tetangga tidak bermakna" in words
    assert "Pilih tingkat kelurahan." in words
    words = shown(open_page("reliability", instrumen="kencana", peta="kelompok"))
    assert "instrumen ini tidak punya nilai per kelurahan" in words or "Belum ada nilai" in words


def test_an_empty_store_says_what_to_do(toy_path: Path) -> None:
    change_store(toy_path, "delete from scores", "delete from assessments")
    assert "Belum ada nilai untuk instrumen ini" in shown(open_page("reliability"))


def test_one_kelurahan_and_equal_scores_are_said_as_they_are(toy_path: Path) -> None:
    change_store(
        toy_path, *(f"delete from {name} where subject_id <> '{BUKIT}'" for name in ("scores", "assessments"))
    )
    assert "Mutu dapat disebut untuk 1 dari 5 kelurahan" in shown(open_page("reliability"))


def test_it_speaks_english(toy_seen: Path) -> None:
    words = shown(open_page("reliability", lang="en", wilayah=BUKIT))
    assert "held down by" in words
    assert not re.search(r"\b(Mutu|diturunkan|kelurahan punya|Bukti)\b", words)


@pytest.fixture(scope="module")
def city_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city with example forms of its kelurahan, the western ones weak: 51 areas, enough for clusters."""
    path = tmp_path_factory.mktemp("city") / "city.duckdb"
    with Store.open(path) as store:
        ensure_builtin(store)
        demo.fill(store, load("keltana"), last_year=2026)
    return path


@pytest.fixture
def city_path(city_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "city.duckdb"
    shutil.copyfile(city_file, path)
    monkeypatch.setenv("SIPERI_DATA", str(path))
    yield path
    close_shared_stores()


def test_no_page_waits_for_clusters_and_they_come_by_themselves(city_path: Path) -> None:
    weak = (
        "update scores set score_micro = if(area_code like '53.71.01%', 5000000, 60000000) + score_micro // 1000"
    )
    change_store(city_path, f"{weak} where node = 'index' and score_micro is not null")
    page = open_page("reliability", peta="kelompok")
    assert "Kelompok sedang dihitung; muncul sendiri" in shown(page)
    end = time.monotonic() + 60
    while "sedang dihitung" in shown(page) and time.monotonic() < end:
        time.sleep(0.5)
        page.run()
    words = shown(page)
    assert "Kelurahan lemah yang bertetangga dengan yang lemah (" in words
    assert "51 kelurahan itu sedikit" in words
    assert address(chose(page, "peta", "mutu")).get("peta") is None


def test_clusters_that_cannot_be_computed_break_nothing_else(
    city_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters_job, "SECONDS", 0.01)
    page = open_page("reliability", peta="kelompok", tahun="2024")
    end = time.monotonic() + 30
    while "sedang dihitung" in shown(page) and time.monotonic() < end:
        time.sleep(0.2)
        page.run()
    assert "Kelompok tidak dapat dihitung di komputer ini." in shown(page)
    assert "Versi data" in shown(page)


def test_equal_scores_have_no_clusters(city_path: Path) -> None:
    change_store(city_path, "update scores set score_micro = 50000000 where score_micro is not null")
    assert "Semua kelurahan sama skornya" in shown(open_page("reliability", peta="kelompok"))
