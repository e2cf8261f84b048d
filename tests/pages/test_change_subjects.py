"""Change of the instruments of schools, facilities, kecamatan and families: areas, names, parts, nobody alone."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from siperi_geo.store import Store
from tests.families import KARANG, LERENG, MUARA, add_families, household
from tests.pages.opening import alternatives, chose, links, map_arguments, open_page
from tests.pages.opening import shown as shown_as_html


def shown(page: AppTest) -> str:
    words = re.sub(r"</?(span|b|em|small)[^>]*>", "", shown_as_html(page))
    return words.replace("\\", "")


def test_schools_change_by_area_and_by_name(subjects_seen: Path) -> None:
    page = open_page("change", instrumen="spab")
    words = shown(page)
    assert "Kota Mainan, Indeks SPAB: 50,00 (2024) → 61,11 (2025), berubah +11,11." in words
    assert "Dinilai: 2 sekolah lalu 3 sekolah." in words
    # (0 + 100) / 2 = 50; without SD Kristen Lama 0; SD Negeri Bukit 0 → 50; with the two new ones 61,11
    assert "Dari perubahan +11,11, yang nyata +50,00" in words
    assert "1 peserta hanya punya hasil pada tahun awal; itu menggeser nilai −50,00: SD Kristen Lama." in words
    assert "+11,11: SMP Katolik Cendana dan SD Inpres Nelayan." in words
    assert "<td>SD Negeri Bukit</td><td>Bukit</td><td>Bukit</td><td class=right>+50,00</td>" in words
    assert "1 sekolah yang dinilai pada kedua tahun berubah rata-rata +50,00" in words
    assert "0 kelurahan dibandingkan" not in words


def test_the_same_schools_alone(subjects_seen: Path) -> None:
    page = open_page("change", instrumen="spab", tingkat="kecamatan")
    before = map_arguments(page)["feature_group"]
    words = shown(chose(page, "peserta", "sama"))
    assert map_arguments(page)["feature_group"] != before
    assert "Kota Mainan, Indeks SPAB: 0,00 (2024) → 50,00 (2025), berubah +50,00." in words
    assert "tidak ada peserta yang punya hasil pada kedua tahun" in words  # of kecamatan Pantai
    assert "peserta yang sama" in words


def test_an_area_of_schools_is_taken_apart(subjects_seen: Path) -> None:
    page = open_page("change", instrumen="spab", wilayah="99.01.01.1001")
    words = shown(page)
    assert "di=99.01.01.1001" in "".join(links(page).values())
    assert "Bukit, 2024 ke 2025: berapa yang nyata?" in words
    assert "Dari perubahan +75,00, yang nyata +50,00" in words
    words = shown(open_page("change", instrumen="spab", wilayah=MUARA))
    assert "Tidak ada peserta yang punya hasil pada kedua tahun" in words


def test_an_aspect_of_schools_has_no_class(subjects_seen: Path) -> None:
    page = open_page("change", instrumen="spab", aspek="P1")
    assert "naik kelas" not in shown(page)
    assert "Dari perubahan" in shown(page)


def test_instruments_with_one_year_say_so(subjects_seen: Path) -> None:
    for code in ("rsab", "kencana"):
        assert "Baru ada satu tahun penilaian (2025)" in shown(open_page("change", instrumen=code))


def test_kecamatan_that_fill_in_the_form_change_themselves(subjects_path: Path) -> None:
    with Store.open(subjects_path) as store, store.transaction(actor="t", action="t", target="t") as tx:
        for table in ("assessments", "scores"):
            tx.execute(
                f"insert into {table} select * replace (2024 as year, assessment_id || '-x' as assessment_id) "
                f"from {table} where instrument = 'kencana'"
            )
    page = open_page("change", instrumen="kencana")
    words = shown(page)
    assert "2 kecamatan yang dinilai pada kedua tahun berubah rata-rata 0,00" in words
    assert "0 kecamatan naik kelas, 0 turun kelas, 2 di kelas yang sama" in words
    assert "Dari perubahan 0,00, yang nyata 0,00" in words


def test_families_change_as_published_means_and_nobody_is_paired(families_path: Path) -> None:
    with Store.open(families_path) as store:
        add_families(store, {LERENG: 12, MUARA: 40, KARANG: 25}, 2026, first=1000)
    page = open_page("change", instrumen="katana")
    words = shown(page)
    assert "“Peserta yang sama” tidak ditawarkan" in words
    assert "Perubahan keluarga tidak diurai" in words
    assert "Satu per satu" not in words
    assert "ditahan untuk melindungi keluarga" in words
    assert len(alternatives(page)) == 1  # the lines of areas alone
    assert household(1000) not in words + map_arguments(page)["feature_group"]
    assert "peserta" not in [one.key for one in page.get("button_group")]
    # a link that asks for the same respondents changes nothing
    assert shown(open_page("change", instrumen="katana", peserta="sama")) == words


def test_in_english_nothing_of_ours_stays_indonesian(subjects_seen: Path) -> None:
    words = shown(open_page("change", instrumen="spab", lang="en"))
    for word in ("naik", "turun", "Perubahan", "peserta", "Peserta", "pertanyaan", "sekolah", "dinilai"):
        assert word not in words.split('<footer class="siperi-footer">')[0]
