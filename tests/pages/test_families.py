"""KATANA on the pages: means of families per area, the same areas withheld everywhere, no household anywhere."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.analysis.editions import means_of
from siperi_geo.assessments import RoundState, move_round
from siperi_geo.instruments import load
from siperi_geo.store import Store, shared_store
from tests.families import BUKIT, KARANG, LERENG, MUARA, TANJUNG, add_families
from tests.pages.opening import chose, follow, links, map_arguments, open_page, shown

WITHHELD = "Kurang dari 10 keluarga atau ditahan untuk melindungi keluarga"
CITY, WEST, EAST = "99.01", "99.01.01", "99.01.02"


@pytest.fixture(autouse=True)
def _store(families_path: Path) -> None:
    """Toy town with households."""


def everything(page: AppTest) -> str:
    """What the page shows, and what it gives to components, downloads apart."""
    return shown(page) + "".join(str(one.proto) for one in page.get("component_instance"))


def tips(page: AppTest) -> dict[str, dict[str, str]]:
    """The paint and the tip of every area on the map by its code."""
    drawn = map_arguments(page)["feature_group"]
    start = drawn.index("siperi.paint({") + len("siperi.paint(")
    found, _ = json.JSONDecoder().raw_decode(drawn[start:])
    return {code: {"paint": paint, "tip": tip} for code, paint, tip in found["layers"][0]["areas"]}


def table_rows(page: AppTest) -> dict[str, str]:
    """Rows of the tables on a page as HTML, by the words of their first cell."""
    rows = [row for row in shown(page).split("<tr>") if row.startswith("<td>")]
    return {row[len("<td>") :].split("</td>")[0]: row for row in rows}


def test_the_map_says_nothing_of_withheld_kelurahan_anywhere() -> None:
    page = open_page("map", instrumen="katana", wilayah=LERENG)
    found, words, rows = tips(page), shown(page), table_rows(page)
    assert {code for code, one in found.items() if one["paint"] == "withheld"} == {BUKIT, LERENG}
    for name in ("Bukit", "Lereng"):
        assert f"{WITHHELD}</td>" in rows[name]
        assert rows[name].count("–</td>") == 4  # families, index, score, coverage
    assert WITHHELD in found[LERENG]["tip"]
    assert "keluarga<br>Indeks" not in found[LERENG]["tip"]
    assert "40 keluarga" in found[MUARA]["tip"]
    assert "Belum ada data" in found[TANJUNG]["tip"]
    assert "2 dari 5 kelurahan ditahan" in words
    assert f"{WITHHELD}</span> <b>2</b>" in words  # the legend
    assert f"{WITHHELD}: 2" in words  # the sentence for those who do not see the map
    assert "jumlah keluarga tidak disebut" in words
    assert "siperi-bars" not in words
    assert f"<b>Lereng</b> · {WITHHELD}" in words  # the line below the map
    assert "KK0" not in everything(page)
    assert "radial-gradient" in words

    page = chose(page, "wilayah", MUARA)
    words = shown(page)
    assert ("40 keluarga" in words, "siperi-bars" in words) == (True, True)
    address = links(page)["Lihat perhitungan Kelurahan Muara"]
    assert ("rata=99.01.02.1001" in address, "bagian=mean" in address) == (True, True)
    assert "Belum ada formulir keluarga tahun 2025" in shown(chose(page, "wilayah", TANJUNG))

    page = chose(chose(page, "wilayah", None), "aspek", "P1")
    assert {code for code, one in tips(page).items() if one["paint"] == "withheld"} == {BUKIT, LERENG}


def test_kecamatan_are_shown_where_they_have_enough_and_withheld_with_the_city_where_not(
    families_path: Path,
) -> None:
    assert "15 keluarga" in tips(open_page("map", instrumen="katana", tingkat="kecamatan"))[WEST]["tip"]
    with Store.open(families_path) as store:
        add_families(store, {BUKIT: 4, KARANG: 3}, 2026)
    page = open_page("map", instrumen="katana", tingkat="kecamatan", tahun="2026")
    assert {one["paint"] for one in tips(page).values()} == {"withheld"}
    page = follow(page, "participants", instrumen="katana", tahun="2026")
    words = shown(page)
    assert f"<dd>–</dd><dd>{WITHHELD}</dd>" in words
    assert "7 formulir" not in words
    page = follow(page, "method", "method", instrumen="katana", tahun="2026", bagian="mean")
    assert WITHHELD in shown(page)


def test_a_mean_is_taken_apart_down_to_kelurahan_and_no_further() -> None:
    page = open_page("method", "method", instrumen="katana", bagian="mean")
    words, rows = shown(page), table_rows(page)
    assert "jumlah nilai 80 keluarga yang dinilai = 4.386; 4.386 / 80 = 54,825" in words
    assert "Dari 2 kelurahan yang ditahan hanya jumlah bersamanya yang disebut: 15 keluarga" in words
    assert ("Bukit" in rows, "Lereng" in rows) == (False, False)
    assert "821,00" in rows["2 kelurahan yang ditahan, bersama-sama"]
    assert "jawaban satu keluarga tidak dibuka kepada siapa pun" in words
    assert list(next(one for one in page.get("button_group") if one.key == "bagian").options) == [
        "Aturan menghitung",
        "Rata-rata kecamatan dan kota",
    ]
    words = shown(chose(page, "rata", MUARA))
    assert "jumlah nilai 40 keluarga" in words
    assert "siperi-table" not in words
    words = shown(chose(page, "rata", BUKIT))
    assert (WITHHELD in words, "jumlah nilai" in words) == (True, False)
    assert "Rumus" in shown(open_page("method", "method", instrumen="katana", bagian="result"))


def test_whoever_comes_with_a_family_in_the_address_sees_means() -> None:
    family = f"family:{MUARA}:KK00020"
    for address in ({"wilayah": family}, {"subjek": family}, {"wilayah": MUARA}):
        page = open_page("method", "method", instrumen="katana", **address)
        assert next(one for one in page.get("button_group") if one.key == "bagian").value == "mean"
        assert "jumlah nilai 80 keluarga" in shown(page)
        assert "KK0" not in shown(page)


def test_participants_are_counted_per_kelurahan_and_never_named() -> None:
    page = open_page("participants", instrumen="katana")
    words, rows = shown(page), table_rows(page)
    assert "<dt>Dapat dinilai</dt><dd>80</dd>" in words
    assert "<dt>Kelurahan dengan formulir</dt><dd>4</dd><dd>4 dari 5</dd>" in words
    assert ("40</td>" in rows["Muara"], WITHHELD in rows["Bukit"], "3</td>" in rows["Bukit"]) == (
        True,
        True,
        False,
    )
    assert page.code[0].value.split("\n")[2:4] == ["Kecamatan Pantai", "– Tanjung I"]
    assert "Bukit" not in page.code[0].value
    assert "dari sana sudah ada formulir" in words
    assert "KK0" not in everything(page)


def test_forms_of_families_are_not_verified_on_a_page() -> None:
    page = open_page("verify", "fill", instrumen="katana", subjek=f"family:{BUKIT}:KK00001")
    assert "tidak diverifikasi satu per satu" in shown(page)
    assert "KK0" not in shown(page)


def lock(path: Path, year: int, *then: RoundState) -> None:
    katana = load("katana")
    with Store.open(path) as store:
        for to in ("open", "closed", "locked", *then):
            move_round(store, "katana", year, to, actor="test", reason="uji", means=means_of(katana, 10))


def test_an_edition_holds_means_of_areas_withheld_as_on_the_map(families_path: Path) -> None:
    lock(families_path, 2025, "open")
    page = open_page("rounds", "fill", instrumen="katana", tahun="2025")
    words, rows = shown(page), table_rows(page)
    assert "<dt>Keluarga dengan formulir</dt><dd>80</dd>" in words
    assert rows["KATANA"].count("–") == 3  # asked, verified, being filled in: of families there is no such number
    assert "Terbitan 1" in page.expander[0].label
    assert "5 wilayah, 2 lagi ditahan" in page.expander[0].label
    assert rows["Lereng"].count(WITHHELD) == 1
    assert "54,85" in rows["Muara"]
    assert "54,7" in next(row for row in words.split("<tr>") if "<td>Bukit</td><td>Kecamatan</td>" in row)
    assert "KK0" not in everything(page)


def test_locking_on_the_page_publishes_means_and_says_so_before(families_path: Path) -> None:
    with Store.open(families_path) as store:
        for to in ("open", "closed"):
            move_round(store, "katana", 2025, to, actor="test")
    page = open_page("rounds", "fill", instrumen="katana", tahun="2025")
    assert "tidak satu keluarga pun tersimpan dalam terbitan" in shown(page)
    assert "verifikasi tahun" not in shown(page)
    assert "Verifikasi berjalan terus" not in shown(page)
    page.checkbox[0].check().run()
    next(one for one in page.button if one.key == "rounds_lock").click().run()
    assert "54,85" in table_rows(page)["Muara"]
    with shared_store(families_path).transaction(actor="test", action="test", target="test") as tx:
        kept = tx.query("rounds/published_list", instrument="katana", year=2025)
    assert kept.loc[kept["state"] == "withheld", ["index_value", "class_code"]].isna().all(axis=None)
    assert sorted(kept["subject_id"]) == sorted([CITY, WEST, EAST, BUKIT, LERENG, MUARA, KARANG])


def test_a_number_of_few_families_of_the_whole_city_is_not_said(families_path: Path) -> None:
    with Store.open(families_path) as store:
        add_families(store, {BUKIT: 4, KARANG: 3}, 2026)
        move_round(store, "katana", 2026, "open", actor="test")
    page = open_page("rounds", "fill", instrumen="katana", tahun="2026")
    assert "<dt>Keluarga dengan formulir</dt><dd>ditahan</dd>" in shown(page)
    assert "<td class=right>7</td>" not in shown(page)


def test_a_number_of_forms_is_not_said_where_the_map_withholds_the_city(families_path: Path) -> None:
    with Store.open(families_path) as store:
        add_families(store, {MUARA: 33}, 2026, unassessed={MUARA: 30})
        move_round(store, "katana", 2026, "open", actor="test")
    words = shown(open_page("rounds", "fill", instrumen="katana", tahun="2026"))
    assert "<dt>Keluarga dengan formulir</dt><dd>ditahan</dd>" in words
    assert ">33<" not in words


def test_no_page_says_forms_beside_those_assessed_where_few_lie_between(families_path: Path) -> None:
    with Store.open(families_path) as store:
        add_families(store, {KARANG: 25, MUARA: 43}, 2026, unassessed={MUARA: 3})
        move_round(store, "katana", 2026, "open", actor="test")
    assert "<dd>ditahan</dd>" in shown(open_page("rounds", "fill", instrumen="katana", tahun="2026"))
    for name in ("overview", "map", "participants", "participation", "compare", "reliability"):
        words = everything(open_page(name, instrumen="katana", tahun="2026"))
        assert not re.search(r"\b(43|68) (keluarga|formulir|dari)|[>]\s*(43|68)\s*<", words), name


def test_before_the_first_form_every_kelurahan_is_without_one(families_path: Path) -> None:
    with Store.open(families_path) as store:
        move_round(store, "katana", 2026, "open", actor="test")
    page = open_page("participants", instrumen="katana", tahun="2026")
    assert "<dt>Kelurahan dengan formulir</dt><dd>0</dd><dd>0 dari 5</dd>" in shown(page)
    assert page.code[0].value.count("–") == 5
