"""Storing lists: new, changed, unchanged, no longer listed; audit, batch, and what others did meanwhile."""

import io
from pathlib import Path

import openpyxl
import pytest

from siperi_geo.areas import Area
from siperi_geo.cells import Cells, Table
from siperi_geo.csv_file import csv_file
from siperi_geo.errors import SiperiError
from siperi_geo.registers.subjects import (
    KINDS,
    accept,
    changes,
    counts,
    examine,
    export_template,
    lines,
    listing,
    stored_subjects,
)
from siperi_geo.store import Store, run_checks
from siperi_geo.text import use_language
from tests.registers.subjects.conftest import MUARA, Hand, codes, errors, kept, new, school

LIST = [
    school("50300001", "SD A", "Muara", *MUARA),
    school("50300002", "SMP B", "Karang", kind="SMP"),
    school("50300003", "SD C", "Bukit"),
]


def test_what_is_stored_is_what_was_examined(store_in: Hand, toy_store: Store) -> None:
    found = store_in(LIST)
    assert {one.name: one for one in stored_subjects(toy_store, "school")} == new(found)
    assert kept(toy_store)["SD A"].subject_id == "school:50300001"
    assert run_checks(toy_store) == {}
    batch = toy_store.query("subjects/batch_list").iloc[0]
    assert (batch["rows_in"], batch["rows_good"], batch["actor"]) == (3, 3, "uji")
    audit = toy_store.sql("select detail from audit where action = 'import_subjects'")["detail"].iloc[0]
    assert audit == "source=uji; kind=school; new=3"
    assert set(toy_store.query("subjects/subject_list", kind="school")["source"]) == {"uji"}


def test_kelurahan_keep_their_ids_and_are_no_register(toy_store: Store) -> None:
    rows = toy_store.sql("select subject_id, kind, area_code, code, is_active from subjects")
    assert set(rows["kind"]) == {"kelurahan"}
    assert (rows["subject_id"] == rows["area_code"]).all()
    assert rows["code"].isna().all()
    assert rows["is_active"].all()


def test_a_second_time_nothing_changes(store_in: Hand, hand_in: Hand) -> None:
    store_in(LIST)
    again = hand_in(LIST, source="lain")
    assert (again.count("unchanged"), again.to_store, again.missing) == (3, (), ())
    assert "Tidak berubah: 3." in list(lines(again))


def test_changes_are_said_field_by_field_and_kept_in_the_audit(store_in: Hand, toy_store: Store) -> None:
    store_in(LIST)
    found = store_in([school("50300001", "SD A Baru", "Karang"), *LIST[1:]])
    assert changes(found).to_numpy().tolist() == [
        ["50300001", "SD A Baru", "Nama", "SD A", "SD A Baru"],
        ["50300001", "SD A Baru", "Kelurahan", "Muara", "Karang"],
    ]
    assert "SUBJECT_POINT_ELSEWHERE" not in codes(found), "the list of today gives no point"
    one = kept(toy_store)["SD A Baru"]
    assert (one.area_code, one.lon) == ("99.01.02.1003", 123.51), "what the list leaves open stays"
    audit = toy_store.sql("select detail from audit where action = 'import_subjects' order by audit_id")["detail"]
    assert "school:50300001: name SD A -> SD A Baru" in audit.iloc[-1]


def test_who_is_no_longer_listed_is_named_and_stays(store_in: Hand, toy_store: Store) -> None:
    store_in(LIST)
    found = store_in(LIST[1:])
    assert [one.name for one in found.missing] == ["SD A"]
    assert "Tersimpan tetapi tidak ada di berkas ini: 1 (SD A (50300001)). Tidak dihapus." in list(lines(found))
    assert kept(toy_store)["SD A"].is_active


def test_who_is_no_longer_listed_is_deactivated_on_request_and_comes_back(
    store_in: Hand, toy_store: Store
) -> None:
    store_in(LIST)
    store_in(LIST[1:], deactivate_missing=True)
    assert not kept(toy_store)["SD A"].is_active
    assert store_in(LIST[1:]).missing == ()
    back = store_in(LIST)
    assert changes(back).to_numpy().tolist() == [["50300001", "SD A", "Aktif", "tidak aktif", "aktif"]]
    assert kept(toy_store)["SD A"].is_active


def test_a_list_of_one_type_says_nothing_about_others_and_held_rows_are_listed(
    store_in: Hand, hand_in: Hand
) -> None:
    store_in(LIST)
    assert [one.name for one in hand_in(LIST[:1]).missing] == ["SD C"]
    broken = [LIST[0], school("503", "SD C", "Atlantis")]
    assert hand_in(broken).missing == (), "a row that is held is still listed"


def test_others_may_not_have_changed_anything_meanwhile(hand_in: Hand, store_in: Hand, toy_store: Store) -> None:
    first = hand_in(LIST)
    store_in(LIST[:1])
    with pytest.raises(SiperiError) as error:
        accept(toy_store, first, actor="uji")
    assert error.value.code == "SUBJECT_CHANGED_MEANWHILE"
    assert list(kept(toy_store)) == ["SD A"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_list_as_a_file_reads_back_unchanged(
    store_in: Hand, toy_store: Store, areas: list[Area], tmp_path: Path, language: str
) -> None:
    store_in([*LIST, school("", "TK D", "Lereng", kind="TK")], is_checked=True)
    use_language(language)
    rows = toy_store.query("subjects/subject_list", kind="school").astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    columns = listing("school", records)
    content = Table(tuple(Cells(one.title, one.values, one.shown, one.is_for_files) for one in columns))
    path = tmp_path / "daftar.csv"
    path.write_bytes(csv_file(content))
    found = examine(toy_store, path, "school", areas, source="uji")
    assert (found.count("unchanged"), errors(found)) == (4, [])


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.is_of_city])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_empty_table_filled_in_reads_back(
    toy_store: Store, areas: list[Area], tmp_path: Path, kind: str, language: str
) -> None:
    target = io.BytesIO()
    export_template(target, kind, areas, language=language)
    book = openpyxl.load_workbook(target)
    choices = [[cell.value for cell in column if cell.value] for column in book["_siperi"].iter_cols()]
    for place, subtype in enumerate(choices[0]):
        values = (f"5030{place:04}", f"Nama {place}", subtype, choices[1][0], choices[2][2], -10.17, 123.51)
        for column, value in enumerate(values, start=1):
            book.worksheets[0].cell(5 + place, column, value)
    path = tmp_path / "isi.xlsx"
    book.save(path)
    found = examine(toy_store, path, kind, areas, source="uji")
    assert (errors(found), {one.subtype for one in new(found).values()}) == ([], set(KINDS[kind].types))
    assert {(one.area_code, one.ownership) for one in new(found).values()} == {("99.01.02.1001", "negeri")}


def test_counts_have_every_area_and_a_total(store_in: Hand, toy_store: Store) -> None:
    store_in(LIST)
    rows = toy_store.query("subjects/count_per_kelurahan", kind="school").astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    assert counts("school", records, "kecamatan").to_numpy().tolist() == [
        ["Bukit", "1", "0", "1"],
        ["Pantai", "1", "1", "2"],
        ["Jumlah", "2", "1", "3"],
    ]
    assert list(counts("school", records, "kelurahan").columns) == [
        "Kelurahan",
        "Kecamatan",
        "SD",
        "SMP",
        "Jumlah",
    ]
    assert len(counts("school", records, "kelurahan")) == 5
