"""How many respondents a unit invited: read from its list by year, checked, stored beside other years."""

import io
from pathlib import Path

import openpyxl
import pytest

from siperi_geo.boundaries import stored_areas
from siperi_geo.registers import subjects
from siperi_geo.store import Store
from siperi_geo.text import city_today
from tests.respondents import OFFICES, add_units, bring_in, town, write, write_forms

ROWS = [("99.01", "BPBD", "12"), ("99.01", "Dinas Sosial", "2"), ("99.01", "Inspektorat", "")]


def listed(store: Store, folder: Path, heading: str, rows: list[tuple[str, ...]]) -> subjects.Examined:
    path = write(folder / "opd.csv", [["Pemerintah daerah", "Nama OPD", heading], *rows])
    return subjects.examine(store, path, "unit", stored_areas(store), source="surat tugas")


def stored(store: Store, year: int) -> dict[str, int]:
    rows = store.query("subjects/invitation_list", year=year).dropna(subset=["invited_people"])
    return {str(unit): int(n) for unit, n in zip(rows["unit_id"], rows["invited_people"], strict=True)}


def test_numbers_are_kept_by_unit_and_year_and_warned_of_where_more_answered(
    toy_store: Store, tmp_path: Path
) -> None:
    add_units(toy_store, tmp_path)
    bring_in(toy_store, write_forms(tmp_path / "isian.csv", town()))
    found = listed(toy_store, tmp_path, "Jumlah responden yang diundang 2026", ROWS)
    assert {one.code: one.values.get("name") for one in found.problems} == {
        "UNIT_INVITED_FEWER": "Dinas Sosial", "SUBJECT_TYPES_FROM_NAMES": None,
    }  # fmt: skip
    assert (found.count("changed"), found.count("unchanged")) == (2, 1), "a blank says nothing"
    assert "Responden diundang 2026: 14, disebut oleh 2 OPD." in list(subjects.lines(found))
    shown = subjects.changes(found)
    assert shown.iloc[0, -3:].tolist() == ["Responden diundang", "–", "12"]
    subjects.accept(toy_store, found, actor="uji")
    assert sorted(stored(toy_store, 2026).values()) == [2, 12]
    assert stored(toy_store, 2025) == {}
    again = listed(toy_store, tmp_path, "Respondents invited 2026", [("99.01", "BPBD", "12"), ROWS[2]])
    assert again.to_store == ()
    later = listed(toy_store, tmp_path, "Responden diundang 2027", [("99.01", "BPBD", "0")])
    assert [one.changes for one in later.to_store] == [[("invited", None, 0)]]
    subjects.accept(toy_store, later, actor="uji")
    assert (sorted(stored(toy_store, 2026).values()), list(stored(toy_store, 2027).values())) == ([2, 12], [0])


@pytest.mark.parametrize("text", ["dua belas", "-3", "2,5", "1.000.000"])
def test_what_is_no_whole_number_is_held(toy_store: Store, tmp_path: Path, text: str) -> None:
    add_units(toy_store, tmp_path)
    found = listed(toy_store, tmp_path, "Diundang 2026", [("99.01", "BPBD", text)])
    assert ([one.code for one in found.errors], found.rows_bad) == (["UNIT_INVITED_INVALID"], 1)


def test_a_new_unit_may_say_it_and_takes_it_along_when_it_is_removed(toy_store: Store, tmp_path: Path) -> None:
    add_units(toy_store, tmp_path)
    subjects.accept(
        toy_store, listed(toy_store, tmp_path, "Diundang 2026", [("99.01", "Bappeda", "7")]), actor="uji"
    )
    assert list(stored(toy_store, 2026).values()) == [7]
    (one,) = (unit for unit in subjects.stored_subjects(toy_store, "unit") if unit.name == "Bappeda")
    subjects.remove(toy_store, one, actor="uji", reason="dobel")
    assert int(toy_store.sql("select count(*) as n from invitations")["n"].iloc[0]) == 0
    assert len(OFFICES) == 5


def test_a_heading_without_a_year_is_not_read_and_said(toy_store: Store, tmp_path: Path) -> None:
    add_units(toy_store, tmp_path)
    found = listed(toy_store, tmp_path, "Responden diundang", [("99.01", "BPBD", "12")])
    assert "REGISTER_COLUMNS_IGNORED" in [one.code for one in found.problems]
    assert found.to_store == ()


def test_the_empty_list_asks_for_this_year() -> None:
    target = io.BytesIO()
    subjects.export_template(target, "unit", (), language="id")
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert f"Responden diundang {city_today().year}" in [cell.value for cell in sheet[4]]
