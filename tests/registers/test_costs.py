"""Unit costs: set by code or name with a source, corrected and removed with an audit row, imported row by row."""

from pathlib import Path
from typing import Any

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.registers.costs import (
    Cost,
    accept,
    examine,
    read_rupiah,
    remove_cost,
    set_cost,
    stored_costs,
)
from siperi_geo.store import Store

DRILL, RISK, EQUIPMENT = "1.05.03.2.02.0018", "1.05.03.2.02.0013", "1.05.03.2.02.0015"
NAME = "Gladi Kesiapsiagaan Terhadap Bencana Kabupaten/Kota"
HEAD = "Kode;Nama;Biaya satuan;Tahun;Sumber;Jumlah per wilayah\n"


@pytest.fixture
def store() -> Store:
    return Store.memory()


def put(store: Store, text: str = DRILL, idr: int = 192_000, **more: Any) -> Cost | None:
    return set_cost(store, text, 2026, idr, **{"source": "SHS 2026", "actor": "ani"} | more)


def audit(store: Store) -> list[list[str]]:
    rows: list[list[str]] = (
        store.sql("select action, target, detail from audit order by audit_id").to_numpy().tolist()
    )
    return rows


def test_a_cost_is_stored_with_its_source_and_who_set_it(store: Store) -> None:
    assert put(store) is None
    (found,) = stored_costs(store)
    assert (found.line, found.year, found.said, found.actor) == (DRILL, 2026, (192_000, None, "SHS 2026"), "ani")
    assert found.set_at is not None
    assert audit(store) == [["set_cost", f"{DRILL} 2026", "192000; SHS 2026"]]


@pytest.mark.parametrize("text", [NAME, "1.05.03.02.02.0018", "1.05.03.2.02.10", f"{DRILL} {NAME}"])
def test_a_line_is_known_by_name_or_by_a_code_of_either_list(store: Store, text: str) -> None:
    put(store, text)
    assert [one.line for one in stored_costs(store)] == [DRILL]


def test_a_second_one_takes_its_place_and_another_year_stays(store: Store) -> None:
    put(store)
    set_cost(store, DRILL, 2027, 210_000, source="SHS 2027", actor="ani")
    before = put(store, idr=200_000)
    assert before is not None
    assert before.unit_cost_idr == 192_000
    assert [(one.year, one.unit_cost_idr) for one in stored_costs(store)] == [(2026, 200_000), (2027, 210_000)]
    assert remove_cost(store, NAME, 2026, actor="ani").unit_cost_idr == 200_000
    assert [one.year for one in stored_costs(store)] == [2027]
    assert audit(store)[-1] == ["remove_cost", f"{DRILL} 2026", "200000; SHS 2026"]


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("COST_LINE", {"text": "pasar malam"}),
        ("COST_LINE_DISAGREES", {"text": f"{RISK} {NAME}"}),
        ("COST_VALUE", {"idr": 0}),
        ("COST_VALUE", {"idr": -5}),
        ("COST_SOURCE", {"source": " "}),
        ("COST_QUANTITY_KNOWN", {"quantity": 3}),
        ("COST_QUANTITY", {"text": EQUIPMENT, "quantity": 0}),
    ],
)
def test_what_cannot_be_a_cost_is_refused_and_nothing_stored(
    store: Store, code: str, more: dict[str, Any]
) -> None:
    with pytest.raises(SiperiError) as refused:
        put(store, **more)
    assert refused.value.code == code
    assert stored_costs(store) == ()


def test_a_year_out_of_reach_and_a_cost_that_is_not_there(store: Store) -> None:
    with pytest.raises(SiperiError) as refused:
        set_cost(store, DRILL, 1899, 5, source="x", actor="ani")
    assert refused.value.code == "COST_YEAR"
    with pytest.raises(SiperiError) as refused:
        remove_cost(store, DRILL, 2026, actor="ani")
    assert refused.value.code == "COST_NONE"


@pytest.mark.parametrize("text", ["", "0", "-5", "1.5.0", "seratus", "0,5", "1 juta dolar", "999999999999999999"])
def test_what_is_no_rupiah(text: str) -> None:
    assert read_rupiah(text) is None


def test_a_number_of_a_workbook_with_decimals_means_no_thousands() -> None:
    assert read_rupiah("12.345", is_fraction=True) is None
    assert read_rupiah("12.345") == 12_345


def file(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "biaya.csv"
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_file_is_stored_as_its_report_says(store: Store, tmp_path: Path) -> None:
    put(store, idr=1)
    path = file(
        tmp_path,
        f"{DRILL};;Rp 192.000;2026;SHS 2026;",
        f";{NAME};200.000;2027;SHS 2027;",
        f"{EQUIPMENT};;1,5 juta;2026;SHS 2026;10",
    )
    found = examine(store, path)
    assert [(one.key, one.action) for one in found.entries] == [
        ((EQUIPMENT, 2026), "new"),
        ((DRILL, 2026), "replaced"),
        ((DRILL, 2027), "new"),
    ]
    assert (found.rows_in, found.rows_bad, found.problems) == (3, 0, ())
    accept(store, found, actor="ani")
    assert {one.key: one.said for one in stored_costs(store)} == {
        (DRILL, 2026): (192_000, None, "SHS 2026"),
        (DRILL, 2027): (200_000, None, "SHS 2027"),
        (EQUIPMENT, 2026): (1_500_000, 10, "SHS 2026"),
    }
    assert [one.action for one in examine(store, path).entries] == ["unchanged"] * 3


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("9.99;pasar;5;2026;x;", "COST_LINE"),
        (f"{DRILL};;0;2026;x;", "COST_VALUE"),
        (f"{DRILL};;;2026;x;", "COST_VALUE"),
        (f"{DRILL};;5;;x;", "COST_YEAR_MISSING"),
        (f"{DRILL};;5;dulu;x;", "REGISTER_YEAR_UNREADABLE"),
        (f"{DRILL};;5;2026;;", "COST_SOURCE"),
        (f"{DRILL};;5;2026;x;4", "COST_QUANTITY_KNOWN"),
        (f"{EQUIPMENT};;5;2026;x;banyak", "COST_QUANTITY"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_reason_and_the_good_ones_stay(
    store: Store, tmp_path: Path, row: str, code: str
) -> None:
    found = examine(store, file(tmp_path, row, f"{RISK};;5;2026;x;"))
    assert [one.code for one in found.quarantine] == [code]
    assert [one.key for one in found.entries] == [(RISK, 2026)]


def test_a_name_decides_and_the_code_of_another_line_is_told(store: Store, tmp_path: Path) -> None:
    found = examine(store, file(tmp_path, f"{RISK};{NAME};5;2026;x;"))
    assert [one.key for one in found.entries] == [(DRILL, 2026)]
    assert [one.code for one in found.problems] == ["COST_CODE_OF_ANOTHER"]


def test_a_file_that_says_two_things_of_a_line_is_used_for_neither(store: Store, tmp_path: Path) -> None:
    found = examine(store, file(tmp_path, f"{DRILL};;5;2026;x;", f"{DRILL};;6;2026;x;", f"{DRILL};;5;2027;x;"))
    assert [one.code for one in found.quarantine] == ["COST_CONTRADICTED"] * 2
    assert [one.key for one in found.entries] == [(DRILL, 2027)]


def test_year_and_source_of_rows_that_name_none(store: Store, tmp_path: Path) -> None:
    path = file(tmp_path, f"{DRILL};5", head="Kode;Harga\n")
    (entry,) = examine(store, path, source="DPA", year=2026).entries
    assert (entry.key, entry.cost.source) == ((DRILL, 2026), "DPA")


def test_what_others_changed_meanwhile_is_not_overwritten(store: Store, tmp_path: Path) -> None:
    found = examine(store, file(tmp_path, f"{DRILL};;5;2026;x;"))
    put(store)
    with pytest.raises(SiperiError) as refused:
        accept(store, found, actor="ani")
    assert refused.value.code == "COST_CHANGED_MEANWHILE"


@pytest.mark.parametrize("head", ["Jumlah harga (Rp)", "Total biaya", "Pagu Rp", "Anggaran Rp", "Biaya (juta)"])
def test_money_of_many_units_or_in_millions_is_no_unit_cost_and_no_quantity(
    store: Store, tmp_path: Path, head: str
) -> None:
    whole = f"Kode;Harga satuan;{head};Tahun;Sumber\n"
    found = examine(store, file(tmp_path, f"{EQUIPMENT};150.000;3.000.000;2026;SHS", head=whole))
    assert [one.cost.said for one in found.entries] == [(150_000, None, "SHS")]
    assert [one.code for one in found.problems] == ["REGISTER_COLUMNS_IGNORED"]
    with pytest.raises(SiperiError) as refused:
        examine(store, file(tmp_path, f"{EQUIPMENT};3.000.000;2026;SHS", head=f"Kode;{head};Tahun;Sumber\n"))
    assert refused.value.code == "COST_HEADER_MISSING"


def test_a_table_without_costs_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(SiperiError) as refused:
        examine(store, file(tmp_path, "a;b", head="Kode;Warna\n"))
    assert refused.value.code == "COST_HEADER_MISSING"
