"""Lists of families as people write them: headings, RT and RW, places, and rows refused without a trace."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.areas import Area
from siperi_geo.assessments.family_register import export_family_template
from siperi_geo.assessments.family_register.listed import FamilyList
from siperi_geo.assessments.family_register.reading import BOTH, NUMBER, read_family_list
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, MUARA

NAMES = ("Yohanes Bire", "5371010101900001", "081234567890", "Jalan Timor Raya 12")


@pytest.fixture
def areas(toy_store: Store) -> list[Area]:
    return stored_areas(toy_store)


def read(path: Path, areas: list[Area], *rows: str) -> FamilyList:
    file = path / "keluarga.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return read_family_list(file, areas)


def said(found: FamilyList) -> set[tuple[str, str, int | None, int | None]]:
    return {(one.area_code, one.code, one.rt, one.rw) for rows in found.rows.values() for one, _ in rows}


@pytest.mark.parametrize(
    "rows",
    [
        ("Kode Keluarga;Kelurahan;RT;RW", "a12;Bukit;003;5", f"7;{MUARA};;2"),
        (
            "No.;Kelurahan;Kode kelurahan;No. urut;RT/RW",
            f"1;Bukit;{BUKIT};'A12;RT 003/RW 005",
            f"2;;{MUARA};7;-/2",
        ),
        ("household code,kecamatan,desa,rt,rw", "A12,Bukit,Bukit,RT 3,RW 05", "7.0,Pantai,MUARA,0,2"),
        ("Kode keluarga;Kelurahan;RW;RT", f"{BUKIT}:A12;{BUKIT} Bukit;5;3.0", f"{MUARA}:7;Muara;2;"),
    ],
)
def test_the_same_list_in_different_writing(tmp_path: Path, areas: list[Area], rows: tuple[str, ...]) -> None:
    found = read(tmp_path, areas, *[row.replace("-/2", "0/2") for row in rows])
    assert found.all_problems() == ()
    assert said(found) == {(BUKIT, "A12", 3, 5), (MUARA, "7", None, 2)}
    assert set(found.rows) == {f"family:{BUKIT}:A12", f"family:{MUARA}:7"}


def test_what_is_refused_says_where_and_keeps_nothing_of_it(tmp_path: Path, areas: list[Area]) -> None:
    found = read(
        tmp_path,
        areas,
        "Kode keluarga;Nama KK;NIK;Kelurahan;RT;RW;Sumber air",
        f"1;{NAMES[0]};{NAMES[1]};Bukit;1;1;sumur",
        f"{NAMES[0]};x;y;Bukit;1;1;",
        f"{NAMES[1]};x;y;Bukit;1;1;",
        f"{NAMES[2]};x;y;Bukit;1;1;",
        f"2;x;y;{NAMES[3]};1;1;",
        "3;x;y;;1;1;",
        "4;x;y;Bukit;satu;1;",
        "5;x;y;Bukit;1000;1;",
        ";x;y;Bukit;1;1;",
    )
    assert said(found) == {(BUKIT, "1", 1, 1)}
    assert [(row.line, row.code) for row in found.quarantine] == [
        (3, "HOUSEHOLD_CODE_NOT_ONE"),
        (4, "HOUSEHOLD_CODE_IDENTITY"),
        (5, "HOUSEHOLD_CODE_PHONE"),
        (6, "HOUSEHOLD_AREA_UNKNOWN"),
        (7, "HOUSEHOLD_AREA_MISSING"),
        (8, "FAMILY_RT_RW_UNREADABLE"),
        (9, "FAMILY_RT_RW_UNREADABLE"),
        (10, "HOUSEHOLD_CODE_MISSING"),
    ]
    problems = {one.code: one for one in found.all_problems()}
    assert problems["FAMILY_RT_RW_UNREADABLE"].values == {"n": "2", "places": "#8, #9"}
    assert problems["HOUSEHOLD_PERSON_COLUMNS"].values == {"columns": "Nama KK, NIK"}
    assert problems["FORM_COLUMNS_IGNORED"].values == {"columns": "Sumber air"}
    told = " ".join([*(one.message("id") for one in problems.values()), *map(str, found.quarantine)])
    assert not [name for name in NAMES if name in told]


def test_a_kelurahan_is_repeated_where_it_is_alike_one_and_a_name_never(tmp_path: Path, areas: list[Area]) -> None:
    head = "kode keluarga;kelurahan"
    names = [f"{n};Budi Santoso" for n in range(4)]
    alike = [f"1{n};Tanjung" for n in range(3)]
    coded = [f"2{n};99.01.77" for n in range(3)]
    found = read(tmp_path, areas, head, *names, *alike, *coded, "31;Karangg II", "4;Tanjng I")
    written = [one.values.get("written") for one in found.all_problems()]
    assert written == ["**** *******", "Tanjung", "99.01.77", "******* **", "Tanjng I"]
    told = " ".join([*(one.message() for one in found.all_problems()), *map(str, found.quarantine)])
    assert "Budi" not in told
    assert "Santoso" not in told


def test_twice_the_same_counts_once_and_a_contradiction_is_held(tmp_path: Path, areas: list[Area]) -> None:
    found = read(
        tmp_path,
        areas,
        "kode keluarga;kelurahan;rt;rw",
        "1;Karang;1;1",
        "1;Karang;1;1",
        "2;Karang;1;1",
        "2;Karang;2;1",
        "2;Bukit;2;1",
    )
    assert said(found) == {(KARANG, "1", 1, 1), (BUKIT, "2", 2, 1)}
    assert {one.code: one.values["n"] for one in found.all_problems()} == {
        "FAMILY_LISTED_TWICE": "2",
        "FAMILY_LISTED_AGAIN": "1",
    }
    assert found.rows_in == 5


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (("nama;alamat", "a;b"), "FAMILY_LIST_NO_HEADINGS"),
        (("kode keluarga;rt;rw", "1;1;1"), "FAMILY_LIST_NO_HEADINGS"),
        (("kode keluarga;kelurahan",), "FORM_NO_ROWS"),
        (("",), "FORM_FILE_EMPTY"),
    ],
)
def test_no_list_at_all(tmp_path: Path, areas: list[Area], rows: tuple[str, ...], code: str) -> None:
    with pytest.raises(SiperiError, match=code):
        read(tmp_path, areas, *rows)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_empty_list_reads_back(tmp_path: Path, areas: list[Area], language: str) -> None:
    target = tmp_path / "daftar.xlsx"
    export_family_template(target, areas, language=language)
    with pytest.raises(SiperiError, match="FORM_NO_ROWS"):
        read_family_list(target, areas)
    book = openpyxl.load_workbook(target)
    for at, row in enumerate((["99.01.01.1001 Bukit", "A12", 3, 5], ["99.01.02.1001 Muara", "7", None, 2])):
        for column, value in enumerate(row, start=1):
            book.worksheets[0].cell(5 + at, column, value)
    book.save(target)
    assert said(read_family_list(target, areas)) == {(BUKIT, "A12", 3, 5), (MUARA, "7", None, 2)}


@given(rt=st.integers(1, 999), rw=st.integers(1, 999), one=st.sampled_from(["{:d}", "{:03d}"]), of=st.booleans())
def test_rt_and_rw_are_read_in_any_writing(rt: int, rw: int, one: str, of: bool) -> None:
    words = (f"RT {one.format(rt)}", f"RW {one.format(rw)}") if of else (one.format(rt), one.format(rw))
    both = BOTH.fullmatch("/".join(words))
    singles = [NUMBER.fullmatch(word) for word in words]
    assert both is not None
    assert (int(both[1]), int(both[2])) == (rt, rw)
    assert [int(found[1]) for found in singles if found] == [rt, rw]
