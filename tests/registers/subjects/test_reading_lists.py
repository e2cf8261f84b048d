"""Lists as offices have them: many headings, titles above, totals below, decimal commas, old encodings."""

from pathlib import Path

import pytest

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.subjects import KINDS, examine
from siperi_geo.registers.subjects.headings import is_personal, meaning_of
from siperi_geo.registers.subjects.words import ownership_of, subtype_of
from siperi_geo.store import Store
from tests.registers.subjects.conftest import HEAD, Hand, codes, errors, new, school

SCHOOL, FACILITY = KINDS["school"], KINDS["health_facility"]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("NPSN", "code"),
        ("NSM", "code"),
        ("Kode Sekolah", "code"),
        ("Nomor Pokok Sekolah Nasional", "code"),
        ("Nama Satuan Pendidikan", "name"),
        ("nama_sekolah", "name"),
        ("NAMA MADRASAH", "name"),
        ("Satuan Pendidikan", "name"),
        ("Bentuk Pendidikan", "subtype"),
        ("Jenjang", "subtype"),
        ("Status Sekolah", "ownership"),
        ("Negeri/Swasta", "ownership"),
        ("Desa/Kelurahan", "kelurahan"),
        ("kelurahan_big", "kelurahan"),
        ("kode kelurahan (Kemendagri)", "area_code"),
        ("Kode Wilayah", "area_code"),
        ("Kec.", "kecamatan"),
        ("Kabupaten/Kota", "city"),
        ("Lintang", "lat"),
        ("Koordinat Bujur", "lon"),
        ("Titik Koordinat", "point"),
        ("Lintang, Bujur", "point"),
    ],
)
def test_headings_of_schools(heading: str, meaning: str) -> None:
    found = meaning_of(heading, SCHOOL)
    assert found is not None
    assert found[0] == meaning


@pytest.mark.parametrize(
    "heading", ["Kode Pos", "Status Tanah", "Nama Yayasan", "Akreditasi", "RT/RW", "Alamat", "kelurahan_hdx", "No"]
)
def test_headings_that_mean_something_else(heading: str) -> None:
    assert meaning_of(heading, SCHOOL) is None


@pytest.mark.parametrize(
    "heading", ["Nama Kepala Sekolah", "No. HP", "NIK Operator", "Telepon", "e-mail", "NIP", "Direktur RS"]
)
def test_headings_about_persons(heading: str) -> None:
    assert is_personal(heading)
    assert not is_personal("Jumlah guru"), "a count is nobody's"


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("SMP Negeri", "smp"),
        ("MTsN 1 Kupang", "mts"),
        ("UPTD SD Inpres Oesapa", "sd"),
        ("Sekolah Dasar", "sd"),
        ("PAUD/KB/TPA", "paud"),
        ("Primary school (SD)", "sd"),
        ("Lainnya", None),
        ("", None),
    ],
)
def test_types_of_schools(text: str, subtype: str | None) -> None:
    assert subtype_of(text, SCHOOL) == subtype


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("RS Tipe A", "rumah_sakit"),
        ("RSIA Dedari", "rumah_sakit"),
        ("UPTD Puskesmas Oesapa", "puskesmas"),
        ("Puskesmas Pembantu Lasiana", "pustu"),
    ],
)
def test_types_of_facilities(text: str, subtype: str) -> None:
    assert subtype_of(text, FACILITY) == subtype


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_every_type_reads_its_own_label_in_both_languages(kind: object) -> None:
    for name, one in kind.types.items():  # type: ignore[attr-defined]
        assert {subtype_of(one.label.id, kind), subtype_of(one.label.en, kind)} == {name}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ownership"),
    [("NEGERI", "negeri"), ("Swasta", "swasta"), ("N", "negeri"), ("TNI AD", "negeri"), ("Aktif", None)],
)
def test_ownership(text: str, ownership: str | None) -> None:
    assert ownership_of(text) == ownership


def test_a_list_with_titles_totals_and_a_signature(hand_in: Hand) -> None:
    sheet = [
        ["DAFTAR SATUAN PENDIDIKAN"],
        ["Semester 2026/2027 Ganjil"],
        [],
        ["No", *HEAD, "Alamat"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
        [1, "50300001", "SD Inpres Muara", "SD", "Negeri", "Muara", "Kec. Pantai", -10.195, 123.55, "Jl. A"],
        [2, 50300002, "SMP Bukit", "SMP", "Swasta", "BUKIT", "Bukit", "", "", "Jl. B"],
        [3],
        ["", "Jumlah", 2],
        ["", "", "", "Kota Mainan, 5 Januari 2026"],
    ]
    found = hand_in({"Sekolah": sheet})
    assert (found.rows_in, errors(found)) == (2, [])
    assert {name: (one.area_code, one.subtype, one.ownership) for name, one in new(found).items()} == {
        "SD Inpres Muara": ("99.01.02.1001", "sd", "negeri"),
        "SMP Bukit": ("99.01.01.1001", "smp", "swasta"),
    }
    passed = next(one for one in found.problems if one.code == "SUBJECT_LINES_PASSED")
    assert passed.values == {"n": 2, "lines": "9, 10"}
    assert new(found)["SD Inpres Muara"].lat == -10.195


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_list_in_an_old_encoding(hand_in: Hand, encoding: str) -> None:
    found = hand_in([school("50300001", "SD José", "Muara", "-10,195", "123,55")], encoding=encoding)
    assert new(found)["SD José"].lon == 123.55


def test_the_kecamatan_of_merged_cells_and_of_group_rows(hand_in: Hand) -> None:
    merged = [school("50300001", "SD A", "Muara", kecamatan="Pantai"), school("50300002", "SD B", "Karang")]
    assert errors(hand_in(merged)) == []
    head = [name for name in HEAD if name != "Kecamatan"]
    groups = [["Kecamatan Pantai"], ["50300001", "SD A", "SD", "N", "Muara", "", ""]]
    assert new(hand_in(groups, head=head))["SD A"].area_code == "99.01.02.1001"


def test_a_code_of_the_kelurahan_counts_also_before_its_name(hand_in: Hand) -> None:
    found = hand_in([school("50300001", "SD A", "99.01.02.1003 Karang")])
    assert new(found)["SD A"].area_code == "99.01.02.1003"


def test_columns_about_persons_are_neither_stored_nor_kept(hand_in: Hand) -> None:
    head = [*HEAD, "Nama Kepala Sekolah", "No. HP", "Catatan"]
    found = hand_in([[*school("123", "SD A", "Muara"), "Maria Pello", "0812345", "rumah Maria"]], head=head)
    assert "SUBJECT_PERSONAL_LEFT_OUT" in codes(found)
    assert found.rows_bad == 1
    assert "SD A" in found.quarantine[0].raw
    assert not any(word in found.quarantine[0].raw for word in ("Maria", "0812345"))


def test_a_row_that_cannot_be_split_is_not_kept_as_it_stood(
    toy_store: Store, areas: list[Area], tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text('NPSN;Nama;Kelurahan;No. HP\n50300001;"SD A;Muara;0812345\n', encoding="utf-8")
    found = examine(toy_store, path, "school", areas, source="uji")
    assert (found.rows_in, found.rows_bad) == (1, 1)
    assert "0812345" not in str(found)


@pytest.mark.parametrize(
    ("table", "head", "code"),
    [
        ([], HEAD, "SUBJECT_NO_ROWS"),
        ([["a", "b"]], ["apa", "saja"], "SUBJECT_HEADER_MISSING"),
        (
            [["50300001", "SD A", "Muara", "Karang"]],
            ["NPSN", "Nama", "Kelurahan", "Kelurahan"],
            "REGISTER_COLUMN_DOUBLED",
        ),
    ],
)
def test_what_cannot_be_used_at_all(hand_in: Hand, table: list[list[str]], head: list[str], code: str) -> None:
    with pytest.raises(SiperiError) as error:
        hand_in(table, head=head)
    assert error.value.code == code
    assert all(problem.message("en") for problem in error.value.problems)


@pytest.mark.parametrize(
    ("how", "code"), [({"source": " "}, "SUBJECT_SOURCE_MISSING"), ({"kind": "kelurahan"}, "SUBJECT_KIND_UNKNOWN")]
)
def test_source_and_kind_are_asked_for(hand_in: Hand, how: dict[str, str], code: str) -> None:
    with pytest.raises(SiperiError) as error:
        hand_in([school("50300001", "SD A", "Muara")], **how)
    assert error.value.code == code
