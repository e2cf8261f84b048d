"""Tables of the standard as offices have them: nothing counted twice, nothing of one line taken for another's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.spm import Amount, Examined, examine
from siperi_geo.store import Store
from tests.registers.spm.conftest import Hand, Rows
from tests.sheets import builders

M: list[object] = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nov", "Des"]
CITY = "99.01"
TEN = (10,) * 12


def said(found: Examined) -> dict[tuple[str, str, str], tuple[int, int | None]]:
    """Measure, line and place of every figure, with target and what was reached."""
    return {
        (measure, line, one.area.name): (one.now.target, one.now.realised)
        for one in found.entries
        for _, measure, line, _, _ in [one.key]
    }


def codes(found: Examined) -> list[str]:
    return sorted(problem.code for problem in found.problems)


def test_the_layout_of_a_report_title_merged_headings_indicator_numbering_percent(hand: Hand) -> None:
    rows: Rows = [
        ["LAPORAN PENERAPAN SPM MENURUT PERMENDAGRI 59 TAHUN 2021"],
        ["TAHUN ANGGARAN 2024"],
        ["No", "Jenis Pelayanan Dasar", "Indikator Pencapaian", "Target (orang)", "Realisasi per bulan",
         *[""] * 11, "Total", "Belum terlayani", "%"],
        ["", "", "", "", *M, "", "", ""],
        [*range(1, 20)],
        [1, "Pelayanan Informasi Rawan Bencana", "Jumlah warga yang …", 1000, *TEN, 120, 880, 0.12],
        [2, "Pelayanan Pencegahan dan Kesiapsiagaan terhadap Bencana", "…", 500, *[""] * 12, "", "", ""],
        ["Jumlah", "", "", 1500, *[""] * 12, 120, "", ""],
        ["", "", "Kupang, 31 Desember 2025"],
    ]  # fmt: skip
    found = hand({"SPM": rows}, year=None)
    assert said(found) == {
        ("recipients", "spm_b1", "Kota Mainan"): (1000, 120),
        ("recipients", "spm_b2", "Kota Mainan"): (500, None),
    }
    assert (codes(found), found.rows_in, found.years) == ([], 2, (2024,))
    assert found.entries[0].now.periods == TEN
    assert found.entries[1].now.periods is None


def test_sub_activities_with_code_two_percentages_quarters_and_money(hand: Hand) -> None:
    rows: Rows = [
        ["Kode Rekening", "Sub Kegiatan", "Satuan", "Target", "TW I", "TW II", "TW III", "TW IV", "Realisasi",
         "% fisik", "Pagu Anggaran (Rp)", "Realisasi Anggaran (Rp)", "% keuangan"],
        ["1.05.03.2.01", "Pelayanan Informasi Rawan Bencana", *[""] * 8, 397500000, "Rp 90.000.000,00", ""],
        ["1.05.03.2.01.0007", "Sosialisasi, Komunikasi, Informasi dan Edukasi (KIE) Rawan Bencana", "Orang", 120,
         30, 30, 30, 0, 90, "75%", "Rp272.500.000", "Rp 90.000.000", 33],
        ["1.05.03.2.02.0018", "Penyusunan Rencana Kontijensi", "Dokumen", 1, "", "", "", 1, 1, 100, 1, 1, 100],
        ["1.05.03.2.02.0013", "Pengelolaan Risiko Bencana", "Kegiatan", 1, "", "", "", 1, 1, 100, 5, 5, 100],
        ["", "JUMLAH", "", 122, "", "", "", "", 92, "", 397500006, 90000006, ""],
    ]  # fmt: skip
    found = hand({"Rekap": rows})
    assert said(found) == {
        ("budget", "spm_b1", "Kota Mainan"): (397500000, 90000000),
        ("output", "1.2", "Kota Mainan"): (120, 90),
        ("budget", "1.2", "Kota Mainan"): (272500000, 90000000),
    }
    assert codes(found) == ["SPM_LINES_DIFFER", "SPM_LINE_UNKNOWN"]
    assert next(one for one in found.entries if one.key[1] == "output").now == Amount(120, 90, (30, 30, 30, 0))


def test_sums_of_kecamatan_and_of_all_are_compared_and_not_counted(hand: Hand) -> None:
    rows: Rows = [
        ["Pelayanan Informasi Rawan Bencana"],
        ["Kecamatan", "Kelurahan", "Target", "Realisasi"],
        ["Bukit", "Lereng", 100, 50], ["", "Bukit", 200, 60], ["", "Jumlah", 300, 110],
        ["Kecamatan Pantai", "", 30, 20], ["", "Muara", 30, 20], ["Total Kota Mainan", "", 330, 130],
    ]  # fmt: skip
    found = hand({"Sheet1": rows})
    assert said(found) == {
        ("recipients", "spm_b1", "Lereng"): (100, 50),
        ("recipients", "spm_b1", "Bukit"): (200, 60),
        ("recipients", "spm_b1", "Muara"): (30, 20),
    }
    assert (codes(found), found.rows_in) == ([], 3)
    rows[-1][2] = 331
    rows[5][3] = 21
    wrong = hand({"Sheet1": rows})
    assert (codes(wrong), said(wrong)) == (["SPM_SUM_DIFFERS"] * 2, said(found))
    assert {str(one.where).split("#")[-1] for one in wrong.problems} == {"6", "8"}


def test_a_kecamatan_without_rows_of_its_kelurahan_needs_a_person(hand: Hand) -> None:
    found = hand([["Kelurahan", "Layanan", "Target", "Realisasi"], ["Kec. Pantai", "spm_b1", 9, 2],
                  ["Lereng", "spm_b1", 5, 1]])  # fmt: skip
    assert (codes(found), found.rows_bad) == (["SPM_NOT_OF_KELURAHAN"], 1)
    assert said(found) == {("recipients", "spm_b1", "Lereng"): (5, 1)}


def test_a_row_without_a_place_among_places_is_not_the_city(hand: Hand) -> None:
    head: list[object] = ["Kelurahan", "Layanan", "Target"]
    found = hand([head, ["Lereng", "spm_b1", 5], ["", "spm_b2", 7], ["Kota Mainan", "spm_b3", 9]])
    assert codes(found) == ["REGISTER_PLACE_MISSING"]
    assert {one.area.code for one in found.entries} == {"99.01.01.1002", CITY}
    assert {one.area.code for one in hand([head, ["", "spm_b2", 7]]).entries} == {CITY}


def test_tables_under_each_other_belong_to_the_heading_above_them(hand: Hand) -> None:
    head: list[object] = ["Kelurahan", "Target", "Realisasi"]
    rows: Rows = [
        ["1. Pelayanan Informasi Rawan Bencana"], head, ["Muara", 100, 50],
        ["2.", "Pelayanan Pencegahan dan Kesiapsiagaan"], head, ["Muara", 70, 40],
        ["x", "", "", "Catatan", "informasi rawan bencana belum lengkap"], ["Karang", 7, 4],
    ]  # fmt: skip
    assert said(hand({"x": rows})) == {
        ("recipients", "spm_b1", "Muara"): (100, 50),
        ("recipients", "spm_b2", "Muara"): (70, 40),
        ("recipients", "spm_b2", "Karang"): (7, 4),
    }


def test_money_is_never_counted_as_people(hand: Hand) -> None:
    by_heading: Rows = [["Layanan", "Pagu", *M, "Jumlah"], ["spm_b1", 1000, *TEN, 120]]
    by_title: Rows = [["Layanan", "Target", *M, "Total"], ["spm_b2", 1000, *TEN, 120]]
    of_people: Rows = [["SPM tahun anggaran 2025"], ["Layanan", "Target", "Total"], ["spm_b3", 9, 3]]
    found = hand({"a": by_heading, "Anggaran SPM": by_title, "c": of_people})
    assert said(found) == {
        ("budget", "spm_b1", "Kota Mainan"): (1000, 120),
        ("budget", "spm_b2", "Kota Mainan"): (1000, 120),
        ("recipients", "spm_b3", "Kota Mainan"): (9, 3),
    }
    assert {one.now.periods for one in found.entries} == {TEN, None}


def test_the_wide_row_of_a_kelurahan(hand: Hand) -> None:
    rows: Rows = [
        ["kelurahan_code", "year", "service_id", "hazard", "target_people", "served_people", "quality_points",
         "quality_max", "budget", "realised_budget"],
        ["99.01.02.1001", "2024", "spm_b1", "banjir", "100", "90", "14", "20", "5.000.000", "4000000"],
        ["99.01.02.1003", "2024", "spm_b2", "", "1000", "", "", "20", "", ""],
    ]  # fmt: skip
    found = hand(rows)
    assert said(found) == {
        ("recipients", "spm_b1", "Muara"): (100, 90),
        ("quality", "spm_b1", "Muara"): (20, 14),
        ("budget", "spm_b1", "Muara"): (5000000, 4000000),
        ("recipients", "spm_b2", "Karang"): (1000, None),
    }
    assert {one.key[0] for one in found.entries} == {2024}
    assert {one.key[4] for one in found.entries if one.area.name == "Muara"} == {"flood"}


def test_most_points_alone_say_nothing_unless_other_items_of_the_service_have_points(hand: Hand) -> None:
    rows: Rows = [
        ["Butir mutu", "Poin maksimal", "Poin"],
        ["KRB sah dan berumur paling lama 5 tahun", 8, 8], ["KIE per jenis ancaman utama", 6, ""],
        ["RPB sah", 4, ""], ["Peralatan perlindungan", 3, ""],
    ]  # fmt: skip
    assert said(hand({"Mutu": rows})) == {
        ("quality", "b1_krb", "Kota Mainan"): (8, 8),
        ("quality", "b1_kie", "Kota Mainan"): (6, None),
    }


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["spm_b1", "", 1, 1, ""], "SPM_TARGET_MISSING"),
        (["spm_b1", 10, 3, 3, 7], "SPM_PERIODS_DIFFER"),
        (["spm_b1", "100%", "", "", ""], "SPM_UNREADABLE"),
        (["spm_b1", 10, -1, "", ""], "SPM_NEGATIVE"),
        (["Informasi rawan", 10, "", "", ""], "SPM_LINE_UNKNOWN"),
        (["", 10, "", "", ""], "SPM_LINE_MISSING"),
        (["spm_b1", "seratus", "", "", ""], "SPM_UNREADABLE"),
    ],
)
def test_a_row_that_needs_a_person_is_held_and_the_others_go_on(hand: Hand, row: list[object], code: str) -> None:
    found = hand([["Layanan", "Target", "TW I", "TW II", "Total"], row, ["spm_b3", 5, 0, "", 0]])
    assert (codes(found), found.rows_in, found.rows_bad) == ([code], 2, 1)
    assert [one.now for one in found.entries] == [Amount(5, 0, (0, None, None, None))]
    assert found.quarantine[0].code == code


def test_a_sub_activity_that_is_not_known_is_not_the_service_beside_it(hand: Hand) -> None:
    known = "Informasi rawan bencana"
    rows: Rows = [["Layanan", "Sub kegiatan", "Target"], [known, "Gerakan X", 5],
                  [known, "Gladi kesiapsiagaan", 5], [known, "KIE", 6]]  # fmt: skip
    found = hand(rows)
    assert codes(found) == ["SPM_LINES_DIFFER", "SPM_LINE_UNKNOWN"]
    assert said(found) == {("output", "1.2", "Kota Mainan"): (6, None)}


def test_a_blank_below_a_named_line_is_not_what_the_title_says(hand: Hand) -> None:
    rows: Rows = [["Informasi rawan bencana dan lain-lain"], ["Layanan", "Kelurahan", "Target"],
                  ["spm_b2", "Muara", 5], ["", "Karang", 6]]  # fmt: skip
    found = hand({"x": rows})
    assert (codes(found), said(found)) == (["SPM_LINE_MISSING"], {("recipients", "spm_b2", "Muara"): (5, None)})


@given(st.lists(st.integers(0, 10**6), min_size=5, max_size=5), st.booleans(), st.booleans())
def test_rows_of_sums_change_no_figure(
    tmp_path_factory: pytest.TempPathFactory,
    areas: list[Area],
    empty_store: Store,
    people: list[int],
    has_kecamatan: bool,
    is_at_the_end: bool,
) -> None:
    places = {"Bukit": ["Bukit", "Lereng"], "Pantai": ["Muara", "Tanjung I", "Karang"]}
    left = iter(people)
    plain: Rows = [[]]
    summed: Rows = [[]]
    for kecamatan, names in places.items():
        own: Rows = [[kecamatan, name, next(left)] for name in names]
        total: Rows = [[f"Jumlah Kec. {kecamatan}", "", sum(int(str(row[2])) for row in own)]]
        plain += own
        summed += [*own, *total] if not has_kecamatan else [*total, *own]
    if is_at_the_end:
        summed.append(["", "JUMLAH KOTA MAINAN", sum(people)])
    folder = tmp_path_factory.mktemp("sums")
    found = [read(folder / name, rows, areas, empty_store) for name, rows in (("a", plain), ("b", summed))]
    assert said(found[0]) == said(found[1])
    assert len(found[0].entries) == 5
    assert codes(found[1]) == []


def read(path: Path, rows: Rows, areas: list[Area], store: Store) -> Examined:
    rows = [["Layanan informasi rawan bencana"], ["Kecamatan", "Kelurahan", "Target"], *rows[1:]]
    path = builders.write_text(path.with_suffix(".csv"), builders.csv_text(rows, ";"))
    return examine(store, path, areas, source="uji", year=2025)


def test_a_file_that_contradicts_itself_is_left_to_a_person_and_the_same_twice_is_one(hand: Hand) -> None:
    rows: Rows = [["Layanan", "Target"], ["spm_b1", 5], ["spm_b1", 6], ["spm_b2", 7], ["spm_b2", 7]]
    found = hand(rows)
    assert codes(found) == ["SPM_CONTRADICTED"] * 2
    assert (said(found), found.rows_bad) == ({("recipients", "spm_b2", "Kota Mainan"): (7, None)}, 2)


def test_a_refused_row_contradicts_nobody(hand: Hand) -> None:
    rows: Rows = [["Layanan", "Ancaman", "Target"], ["spm_b1", "", 5], ["spm_b1", "naga", 6]]
    found = hand(rows)
    assert (codes(found), len(found.entries)) == (["SPM_HAZARD_UNKNOWN"], 1)


def test_year_and_source_are_of_the_row_or_the_file_or_the_user_and_never_made_up(hand: Hand) -> None:
    head: list[object] = ["Layanan", "Target"]
    rule: Rows = [["Menurut Permendagri 59 Tahun 2021 dan PP 2/2018"], head, ["spm_b1", 5]]
    assert codes(hand({"x": rule}, year=None)) == ["SPM_YEAR_MISSING"]
    dated: Rows = [["Tahun", 2023], head, ["spm_b1", 5]]
    assert hand({"x": dated}, year=None).years == (2023,)
    other = hand({"x": dated})
    assert (other.years, codes(other)) == ((2025,), ["SPM_YEAR_DIFFERS"])
    assert codes(hand([head, ["spm_b1", 5]], source=" ")) == ["SPM_SOURCE_MISSING"]
    named = hand([[*head, "Sumber"], ["spm_b1", 5, "BPBD"], ["spm_b2", 5, ""]])
    assert [one.source for one in named.entries] == ["BPBD", "uji"]


def test_a_percentage_that_its_own_numbers_contradict_and_more_than_the_target_are_said(hand: Hand) -> None:
    found = hand([["Layanan", "Target", "Total", "%"], ["spm_b1", 200, 120, "60"], ["spm_b2", 200, 120, "75"],
                  ["spm_b3", 10, 12, ""]])  # fmt: skip
    assert codes(found) == ["SPM_OVER_TARGET", "SPM_SHARE_DIFFERS"]
    assert (found.errors, len(found.entries)) == ((), 3)


def test_a_file_of_an_old_computer(hand: Hand) -> None:
    found = hand([["Layanan", "Target", "Realisasi"], ["Pelayanan informasi rawan bencana", "1.000", "–"]],
                 encoding="cp1252")  # fmt: skip
    assert said(found) == {("recipients", "spm_b1", "Kota Mainan"): (1000, None)}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["nama", "jumlah penduduk"], ["Muara", 5]], "SPM_HEADER_MISSING"),
        ([["Layanan", "Target"], ["spm_b1", ""]], "SPM_NO_ROWS"),
        ([["Layanan", "Target 2024", "Target 2025"], ["spm_b1", 1, 2]], "REGISTER_COLUMN_DOUBLED"),
    ],
)
def test_what_cannot_be_used_at_all(hand: Hand, rows: Rows, code: str) -> None:
    with pytest.raises(SiperiError, match=code):
        hand(rows)


@pytest.mark.parametrize("head", ["Anggaran (juta Rp)", "Pagu (ribu rupiah)", "Pagu anggaran, Rp miliar"])
def test_money_in_thousands_or_millions_is_not_read_as_rupiah(hand: Hand, head: str) -> None:
    rows: Rows = [["Layanan", "Target", "Total", head], ["Pelayanan informasi rawan bencana", 100, 90, 272]]
    found = hand({"SPM": rows})
    assert said(found) == {("recipients", "spm_b1", "Kota Mainan"): (100, 90)}
    assert codes(found) == ["REGISTER_COLUMNS_IGNORED"]
