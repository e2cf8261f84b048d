"""Governments and their units: which government a row means, ids, what a list changes, the empty table."""

import io
from pathlib import Path

import openpyxl
import pytest

from siperi_geo.boundaries import stored_areas
from siperi_geo.registers.governments import Governments, builtin_governments, governments
from siperi_geo.registers.places import Said
from siperi_geo.registers.subjects import KINDS, examine, export_template, listing, stored_subjects
from siperi_geo.sheets import RefusedError
from siperi_geo.store import Store, run_checks
from tests.respondents import GOVERNMENTS, OFFICES, add_units, register

NTT = Governments([one.area for one in builtin_governments("53")])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("53.71", "53.71"),
        ("53.71 Kota Kupang", "53.71"),
        ("Pemkot Kupang", "53.71"),
        ("Pemerintah Daerah Kota Kupang", "53.71"),
        ("KABUPATEN KUPANG", "53.01"),
        ("Kab. Alor", "53.05"),
        ("Alor", "53.05"),
        ("Provinsi NTT", "53"),
        ("Nusa Tenggara Timur", "53"),
        ("TTS", "53.02"),
    ],
)
def test_a_government_is_known_by_code_and_name(written: str, code: str) -> None:
    assert NTT.of(Said(name=written)).area.code == code


@pytest.mark.parametrize(
    ("written", "refused"),
    [
        ("Kupang", "GOVERNMENT_UNKNOWN"),
        ("Sumba", "GOVERNMENT_UNKNOWN"),
        ("Kota Alor", "GOVERNMENT_UNKNOWN"),
        ("53.99", "GOVERNMENT_UNKNOWN"),
        ("53.71 Kabupaten Kupang", "GOVERNMENT_CONFLICT"),
        ("", "GOVERNMENT_MISSING"),
    ],
)
def test_a_government_is_never_guessed(written: str, refused: str) -> None:
    with pytest.raises(RefusedError) as found:
        NTT.of(Said(name=written))
    assert found.value.code == refused


def test_the_list_that_comes_along_says_how_sure_it_is() -> None:
    known = builtin_governments("53")
    assert [one.code for one in known] == ["53", *(f"53.{n:02}" for n in range(1, 22)), "53.71"]
    assert {one.level for one in known} == {"provinsi", "kabupaten_kota"}
    assert {one.mark for one in known} <= {"remembered", "verified"}
    assert all(one.source for one in known)
    assert builtin_governments("99") == []


def test_units_are_registered_within_their_government(toy_store: Store, tmp_path: Path) -> None:
    add_units(toy_store, tmp_path)
    found = register(toy_store, tmp_path, "unit", [("1.05", "Badan Aset", "Kota Toya"), ("1.05", "Biro", "99")])
    assert found.count("new") == 2, "a code of its own is one within its government alone"
    ids = {one.subject_id for one in stored_subjects(toy_store, "unit")}
    assert {"unit:99.01:1.05", "unit:99:1.05", "unit:siperi-dinas-kesehatan-99.01"} <= ids
    again = register(toy_store, tmp_path, "unit", [("", name, "99") for name in OFFICES])
    assert (again.count("unchanged"), again.count("new")) == (5, 0)
    assert [(one.code, one.name) for one in governments(toy_store)] == GOVERNMENTS
    known = [toy_store.query("accounts/area_of", area_code=code)["name"].tolist() for code in ("99.02", "99.03")]
    assert known == [["Kabupaten Lembah"], []], "a grant can be limited to a government"
    assert run_checks(toy_store) == {}


def test_a_unit_of_an_unknown_government_is_held_with_suggestions(toy_store: Store, tmp_path: Path) -> None:
    register(toy_store, tmp_path, "government", GOVERNMENTS)
    found = register(toy_store, tmp_path, "unit", [("", "Dinas Sosial", "Kabupaten Lemba"), ("", "BPBD", "99")])
    assert (found.count("new"), found.rows_bad) == (1, 1)
    (problem,) = found.errors
    assert problem.code == "GOVERNMENT_UNKNOWN"
    assert "Kabupaten Lembah (99.02)" in problem.message("id")


def test_an_imported_government_wins_and_one_without_a_code_is_held(toy_store: Store, tmp_path: Path) -> None:
    register(toy_store, tmp_path, "government", GOVERNMENTS)
    found = register(
        toy_store, tmp_path, "government", [("99.01", "Kota Toya Baru"), ("belum ada", "Kota Tanpa Kode")]
    )
    assert (found.count("changed"), [one.code for one in found.errors]) == (1, ["GOVERNMENT_CODE_MISSING"])
    assert [one.name for one in governments(toy_store)][1] == "Kota Toya Baru"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_empty_table_of_units_reads_back(toy_store: Store, tmp_path: Path, language: str) -> None:
    register(toy_store, tmp_path, "government", [("53.71", "Kota Kupang")])
    target = io.BytesIO()
    export_template(target, "unit", stored_areas(toy_store), language=language)
    book = openpyxl.load_workbook(target)
    for place, label in enumerate(kind.label.id for kind in KINDS["unit"].types.values()):
        for column, value in enumerate(("", f"Nama {place}", label, "53.71 Kota Kupang"), start=1):
            book.worksheets[0].cell(5 + place, column, value)
    book.save(tmp_path / "isi.xlsx")
    found = examine(toy_store, tmp_path / "isi.xlsx", "unit", stored_areas(toy_store), source="uji")
    assert found.errors == ()
    assert {one.subject.subtype for one in found.entries} == set(KINDS["unit"].types)
    rows = toy_store.query("subjects/subject_list", kind="government").to_dict("records")
    assert [one.values for one in listing("government", rows)][:2] == [["53.71"], ["Kota Kupang"]]
