"""The page of participation: filled of registered per area and instrument, in every state of the store."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.text import city_today
from siperi_geo.ui import reads
from tests.families import KARANG, LERENG, MUARA
from tests.pages.opening import address, change_store, chose, links, open_page, shown

PANTAI = "99.01.02"
SPAB, KATANA = {"instrumen": "spab"}, {"instrumen": "katana"}


def cells(page: AppTest) -> dict[str, list[str]]:
    """The cells of the table of all instruments by the name of their area."""
    html = next(one for one in re.findall(r"<table.*?</table>", shown(page), re.DOTALL) if "SPAB · sekolah" in one)
    rows = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in html.split("<tr>")[1:]]
    return {row[0]: row[1:] for row in rows}


def test_counts_come_before_the_share_and_nobody_is_thin(subjects_seen: Path) -> None:
    page = open_page("participation", **SPAB)
    words = shown(page)
    assert "SPAB 2025: 4 dari 5 sekolah mengisi · 80 %." in words
    assert "Tidak ada wilayah yang rata-ratanya tipis." in words
    assert address(page) == {"instrumen": "spab", "tahun": "2025"}


def test_every_instrument_stands_beside_the_others(subjects_seen: Path) -> None:
    found = cells(open_page("participation", **SPAB))
    heads = [
        "Kecamatan",
        "KELTANA · kelurahan",
        "RSAB · fasilitas kesehatan",
        "SPAB · sekolah",
        "KATANA · keluarga",
    ]
    assert found["Wilayah"] == heads
    assert found["Bukit"][:4] == ["Bukit", "1 dari 1 · 100 %", "1 dari 1 · 100 %", "2 dari 2 · 100 %"]
    assert found["Lereng"][2:4] == ["–", "–"]
    assert found["Kota Mainan"][1:4] == ["5 dari 5 · 100 %", "1 dari 2 · 50 %", "4 dari 5 · 80 %"]


def test_kecamatan_are_another_level_with_the_instrument_of_kecamatan(subjects_seen: Path) -> None:
    found = cells(open_page("participation", **SPAB, tingkat="kecamatan"))
    assert "KENCANA · kecamatan" in found["Wilayah"]
    assert found["Pantai"][3] == "2 dari 3 · 66 % · tipis"


def test_a_chosen_area_leads_to_those_who_are_missing_in_it(subjects_seen: Path) -> None:
    page = open_page("participation", **SPAB, tingkat="kecamatan", wilayah=PANTAI)
    assert "2 dari 3 sekolah mengisi · 66 %" in shown(page)
    assert "tipis: hanya 1 dari 3 dapat dinilai" in shown(page)
    assert links(page)["Lihat sekolah di Kecamatan Pantai"] == "instrumen=spab&tahun=2025&di=99.01.02"


@pytest.mark.parametrize(
    ("instrument", "kind"),
    [("spab", "school"), ("rsab", "health_facility"), ("keltana", "kelurahan"), ("kencana", "kecamatan")],
)
@pytest.mark.parametrize("level", ["kelurahan", "kecamatan", "city"])
def test_the_counts_are_those_behind_the_means(
    subjects_seen: Path, instrument: str, kind: str, level: str
) -> None:
    asked = {"instrument": instrument, "kind": kind, "variant": "standard", "level": level}
    means = reads.query("scores/score_per_group", **asked, years=[2025]).query("node == 'index'")
    counts = reads.query("participation/count_per_area", **asked, year=2025)
    names = {"registered_count": "subject_count", "filled_count": "form_count"}
    assert means["subject_count"].sum() or level == "kelurahan"
    for mine in ("registered_count", "filled_count", "scored_count", "example_count"):
        assert counts[mine].tolist() == means[names.get(mine, mine)].tolist()


def test_families_are_never_counted_by_that_query(families_seen: Path) -> None:
    asked = {"instrument": "katana", "kind": "family", "year": 2025, "variant": "standard", "level": "kelurahan"}
    counts = reads.query("participation/count_per_area", **asked)
    assert counts[["registered_count", "filled_count", "scored_count", "example_count"]].sum().sum() == 0


def listed(path: Path, **counts: int) -> None:
    """So many households on the list of a kelurahan, by the name of its code in `tests.families`."""
    add = "insert into subjects (subject_id, kind, name, code, area_code, is_active, is_example, source)"
    rows = [f"select 'family:{code}:L' || n, 'family', 'L' || n, 'L' || n, '{code}', true, false, 'list' "
            f"from range({n}) as r(n)" for code, n in counts.items()]  # fmt: skip
    change_store(path, *(f"{add} {row}" for row in rows))


def test_families_have_a_share_only_where_a_list_may_be_told(families_path: Path) -> None:
    listed(families_path, **{MUARA: 100, LERENG: 50})
    found = cells(open_page("participation", **KATANA))
    column = found["Wilayah"].index("KATANA · keluarga")
    assert found["Muara"][column] == "40 dari 100 · 40 %"
    assert found["Karang"][column] == "25 (terdaftar tidak diketahui)"
    assert found["Bukit"][column] == found["Lereng"][column] == "ditahan"
    above = cells(open_page("participation", **KATANA, tingkat="kecamatan"))
    place = above["Wilayah"].index("KATANA · keluarga")
    assert [above[name][place] for name in ("Bukit", "Pantai", "Kota Mainan")] == [
        "15 (terdaftar tidak diketahui)", "65 (terdaftar tidak diketahui)", "80 (terdaftar tidak diketahui)"
    ]  # fmt: skip


def test_a_kecamatan_has_a_share_where_each_of_its_kelurahan_has_a_list(families_path: Path) -> None:
    listed(families_path, **{MUARA: 100, "99.01.02.1002": 100, KARANG: 200})
    above = cells(open_page("participation", **KATANA, tingkat="kecamatan"))
    assert above["Pantai"][-1] == "65 dari 400 · 16 %"


def test_an_empty_store_says_that_nobody_filled_in_yet(toy_path: Path) -> None:
    change_store(toy_path, "delete from scores", "delete from assessments")
    page = open_page("participation")
    words = shown(page)
    assert f"KELTANA {city_today().year}: 0 dari 5 kelurahan mengisi · 0 %." in words
    assert "Belum ada yang mengisi di 5 wilayah" in words
    assert cells(page)["Muara"][1] == "0 dari 1 · 0 %"


def test_one_kelurahan_alone_has_filled_in(toy_path: Path) -> None:
    gone = (f"delete from {table} where subject_id <> '{MUARA}'" for table in ("scores", "assessments"))
    change_store(toy_path, *gone)
    words = shown(open_page("participation"))
    assert "1 dari 5 kelurahan mengisi · 20 %" in words
    assert "Belum ada yang mengisi di 4 wilayah: Bukit, Karang, Lereng, Tanjung I." in words


def test_only_verified_forms_count_where_only_they_are_asked_for(toy_path: Path) -> None:
    verified = f"update assessments set state = 'verified' where year = 2025 and subject_id = '{MUARA}'"
    change_store(toy_path, verified, "delete from score_methods")
    page = open_page("participation", dasar="terverifikasi")
    words = shown(page)
    assert "1 dari 5 kelurahan punya formulir terverifikasi · 20 %" in words
    assert "Belum ada formulir terverifikasi di 4 wilayah" in words
    assert "Rata-rata kota tipis: 1 dari 5 dapat dinilai." in words
    assert "mengisi di" not in words


def test_governments_have_a_line_of_their_own(subjects_seen: Path) -> None:
    assert "Belum ada jawaban e-RAT tahun 2025." in shown(open_page("participation", **SPAB))


def test_it_speaks_english(subjects_seen: Path) -> None:
    words = shown(chose(open_page("participation", **SPAB, lang="en"), "tingkat", "kecamatan"))
    assert "4 of 5 schools filled in · 80 %" in words
    assert "2 of 3 · 66 % · thin" in words
    assert not re.search(r"\b(mengisi|tipis|terdaftar|wilayah)\b", words)


def test_few_families_are_nowhere_on_it(families_seen: Path) -> None:
    words = shown(open_page("participation", **KATANA))
    assert not re.search(r"\b(3|12) (dari|keluarga|\()", words)


def test_without_boundaries_the_table_stays(toy_path: Path) -> None:
    change_store(toy_path, "delete from boundary_sets", "delete from boundaries")
    page = open_page("participation")
    assert cells(page)["Muara"][1] == "1 dari 1 · 100 %"
