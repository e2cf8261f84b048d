"""The register of hazards: tables as offices have them, nothing guessed, stored whole or not at all, audited."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo import text
from siperi_geo.areas import Area
from siperi_geo.boundaries import builtin_areas
from siperi_geo.errors import SiperiError
from siperi_geo.registers.hazards import Examined, accept, examine, lines, remove, statements, table
from siperi_geo.registers.hazards.headings import kind_of
from siperi_geo.registers.hazards.kinds import class_of_index, class_of_word, hazards_in
from siperi_geo.registers.hazards.rows import year_within
from siperi_geo.registers.hazards.values import is_fraction, read_class
from siperi_geo.sheets import RefusedError
from siperi_geo.store import Store, run_checks
from tests.sheets import builders

Rows = list[list[object]]
Hand = Callable[..., Examined]
HEAD: list[object] = ["kelurahan", "bahaya", "kelas"]


@pytest.fixture
def store(toy_store: Store) -> Store:
    return toy_store


@pytest.fixture
def hand(tmp_path: Path, areas: list[Area], empty_store: Store) -> Hand:
    """Examine rows handed in as a CSV, or sheets handed in as a workbook."""

    def examined(rows: Rows | dict[str, Rows], *, store: Store | None = None, **how: object) -> Examined:
        path = tmp_path / "bahaya.csv"
        if isinstance(rows, dict):
            path = path.with_suffix(".xlsx")
            builders.write_sheets(path, rows)
        else:
            builders.write_text(path, builders.csv_text(rows, ";"))
        return examine(store or empty_store, path, areas, **{"source": "uji", **how})  # type: ignore[arg-type]

    return examined


def said(found: Examined) -> set[tuple[str, str, int | None]]:
    """Kelurahan, hazard and class of everything that may be stored."""
    return {(one.place.area.name, one.hazard, one.now[0]) for one in found.entries}


def codes(found: Examined) -> list[str]:
    return sorted(problem.code for problem in found.problems)


# --- what is written, and what it means


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("banjir", ("flood",)),
        ("TANAH LONGSOR", ("landslide",)),
        ("banjir_longsor", ("flood", "landslide")),
        ("Banjir, tanah longsor dan kekeringan", ("flood", "landslide", "drought")),
        ("banjir bandang", ("flash_flood",)),
        ("Gelombang Ekstrem dan Abrasi", ("extreme_waves",)),
        ("gelombang_pasang_rob", ("extreme_waves",)),
        ("Kebakaran hutan dan lahan / kebakaran permukiman", ("wildfire", "settlement_fire")),
        ("flood", ("flood",)),
        ("longsor longsor", ("landslide",)),
        ("naga", None),
        ("banjir naga", None),
        ("dan", None),
        ("", None),
    ],
)
def test_a_hazard_as_people_write_it(written: str, meant: tuple[str, ...] | None) -> None:
    assert hazards_in(written) == meant


def test_no_spelling_stands_for_two_hazards() -> None:
    spelled = [(one.casefold(), code) for code, entry in table().hazards.items() for one in set(entry.spellings)]
    assert len({word for word, _ in spelled}) == len(set(spelled))
    assert all(hazards_in(word) == (code,) for word, code in spelled)


@pytest.mark.parametrize(
    ("written", "is_index", "level"),
    [
        ("Tinggi", False, 3), ("R", False, 1), ("sedang", True, 2), ("2", False, 2), ("0,5", True, 2),
        ("1", True, 3), ("0", True, 1), (".2", True, 1), ("0.334", True, 2), ("0,667", True, 3),
        ("-", False, None),
    ],
)  # fmt: skip
def test_a_class_as_people_write_it(written: str, is_index: bool, level: int | None) -> None:
    assert read_class(written, None, is_index=is_index)[0] == level


@pytest.mark.parametrize(
    ("written", "is_index"), [("sangat tinggi", False), ("4", False), ("0", False), ("2", True), ("=A1", True)]
)
def test_what_is_no_class_is_never_taken_for_one(written: str, is_index: bool) -> None:
    with pytest.raises(RefusedError):
        read_class(written, None, is_index=is_index)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_index_is_never_a_lower_class(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 1 <= class_of_index(low) <= class_of_index(high) <= 3


def test_the_limits_belong_to_the_class_below() -> None:
    assert [class_of_index(value) for value in (0, 0.333, 1 / 3, 0.334, 0.666, 2 / 3, 0.667, 1)] == [
        1, 1, 1, 2, 2, 2, 3, 3,
    ]  # fmt: skip


def test_the_table_says_how_sure_it_is() -> None:
    assert table().list.sure == "remembered" == table().limits.sure
    assert class_of_word("kategori tinggi") is None
    assert not is_fraction("1")
    assert year_within("BPBD, 2024-12-22 dan 2024") == 2024


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("kelurahan_code", "code"), ("Kelurahan/Desa", "name"), ("JENIS BAHAYA", "hazard"),
        ("Jenis Bencana", "hazard"),
        ("Tingkat Kerawanan", "level"), ("Indeks Bahaya", "index"), ("menurut", "according_to"),
        ("Sumber Data", "source"), ("Tahun", "year"), ("Jumlah kejadian", None), ("Jumlah jiwa terpapar", None),
    ],
)  # fmt: skip
def test_headings(head: str, kind: str | None) -> None:
    assert kind_of(head) == kind


# --- tables


def test_a_long_table(hand: Hand) -> None:
    rows = [HEAD, ["Muara", "banjir", "tinggi"], ["99.01.02.1003", "longsor", ""], ["Kel. Lereng", "tsunami", "R"]]
    found = hand(rows, year=2024)
    assert said(found) == {("Muara", "flood", 3), ("Karang", "landslide", None), ("Lereng", "tsunami", 1)}
    assert (found.rows_in, found.rows_bad, found.sources) == (3, 0, ("uji",))
    assert {one.key[4] for one in found.entries} == {2024}
    assert [area.name for area in found.missing] == ["Bukit", "Tanjung I"]


def test_every_finding_stands_at_the_row_and_column_that_a_person_would_look_at(hand: Hand) -> None:
    """Row 1 is the heading: what is said of a row is never said of it."""
    found = hand([
        [*HEAD, "tahun"],
        ["Muara", "banjir", "tinggi", "2024"],
        ["Karang", "longsor", "", ""],
        ["Atlantis", "banjir", "tinggi", "2024"],
        ["Lereng", "naga", "tinggi", "2024"],
        ["Lereng", "banjir", "gawat", "2024"],
        ["Lereng", "banjir", "tinggi", "dua ribu"],
        ["Muara", "banjir", "rendah", "2024"],
    ])  # fmt: skip
    at = {one.code: (one.where.row, one.where.column) for one in reversed(found.problems)}
    assert at == {
        "HAZARD_READ_AS": (3, "bahaya"), "HAZARD_UNDATED": (3, "tahun"),
        "REGISTER_PLACE_UNKNOWN": (4, "kelurahan"), "HAZARD_UNKNOWN": (5, "bahaya"),
        "HAZARD_CLASS_UNREADABLE": (6, "kelas"), "REGISTER_YEAR_UNREADABLE": (7, "tahun"),
        "HAZARD_CONTRADICTED": (2, None),
    }  # fmt: skip
    both = next(one for one in found.problems if one.code == "HAZARD_CONTRADICTED")
    assert "(baris 2, 8)" in both.what()
    assert said(found) == {("Karang", "landslide", None)}
    assert found.rows_bad == 6


def test_a_table_with_a_column_for_each_hazard(hand: Hand) -> None:
    rows: Rows = [
        ["No", "Kelurahan", "Banjir", "Kelas bahaya longsor", "Tsunami", "Luas (ha)"],
        [1, "Muara", "T", "ya", "-", 12],
        [2, "Karang", "", "", "", 3],
        [3, "Lereng", "tidak", "S", "x", 3],
    ]
    found = hand(rows)
    assert said(found) == {
        ("Muara", "flood", 3), ("Muara", "landslide", None), ("Lereng", "landslide", 2),
        ("Lereng", "tsunami", None),
    }  # fmt: skip
    assert (found.rows_in, codes(found)) == (2, ["HAZARD_UNDATED", "REGISTER_COLUMNS_IGNORED"])


def test_headings_in_two_lines_of_a_workbook(hand: Hand) -> None:
    rows: Rows = [
        ["Peta bahaya"],
        ["Kelurahan", "Indeks bahaya", ""],
        ["", "Banjir", "Tsunami"],
        ["Muara", 0.2, 1],
        ["Karang", 0.7, 0],
    ]
    found = hand({"Bahaya": rows})
    assert said(found) == {
        ("Muara", "flood", 1), ("Muara", "tsunami", 3), ("Karang", "flood", 3), ("Karang", "tsunami", 1),
    }  # fmt: skip
    assert any("sampai 0,333, sedang sampai 0,667" in one and "dari ingatan" in one for one in lines(found))


def test_a_column_of_classes_that_holds_decimals_holds_an_index(hand: Hand) -> None:
    found = hand([HEAD, ["Muara", "banjir", "0,45"], ["Karang", "banjir", "1"]])
    assert {(one.place.area.name, one.now) for one in found.entries} == {
        ("Muara", (2, 0.45)),
        ("Karang", (3, 1.0)),
    }
    assert found.errors == ()


def test_a_class_and_an_index_must_agree(hand: Hand) -> None:
    rows: Rows = [["kelurahan", "bahaya", "kelas", "indeks"], ["Muara", "banjir", "tinggi", "0,9"]]
    assert [one.now for one in hand([*rows, ["Karang", "banjir", "", "0,1"]]).entries] == [(3, 0.9), (1, 0.1)]
    assert codes(hand([*rows, ["Karang", "banjir", "rendah", "0,9"]], year=2024)) == ["HAZARD_CLASS_DIFFERS"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["Atlantis", "banjir", ""], "REGISTER_PLACE_UNKNOWN"),
        (["99.01.02", "banjir", ""], "HAZARD_NOT_OF_KELURAHAN"),
        (["Kec. Pantai", "banjir", ""], "HAZARD_NOT_OF_KELURAHAN"),
        (["Muara", "naga", ""], "HAZARD_UNKNOWN"),
        (["Muara", "", "tinggi"], "HAZARD_MISSING"),
        (["Muara", "banjir", "parah"], "HAZARD_CLASS_UNREADABLE"),
        (["5371020", "banjir", ""], "REGISTER_PLACE_UNKNOWN"),
    ],
)
def test_a_row_that_needs_a_person_is_held_and_the_others_go_on(hand: Hand, row: list[object], code: str) -> None:
    found = hand([HEAD, row, ["Karang", "banjir", "rendah"]], year=2024)
    assert (codes(found), found.rows_in, found.rows_bad) == ([code], 2, 1)
    assert said(found) == {("Karang", "flood", 1)}
    assert found.quarantine[0].code == code


def test_the_source_is_required_of_each_row(hand: Hand) -> None:
    rows: Rows = [["kelurahan", "bahaya", "sumber"], ["Muara", "banjir", "BPBD"], ["Karang", "banjir", ""]]
    found = hand(rows, source="", year=2024)
    assert (codes(found), [one.key[3] for one in found.entries]) == (["HAZARD_SOURCE_MISSING"], ["BPBD"])
    assert hand(rows, source="RTRW").sources == ("BPBD", "RTRW")


def test_the_year_is_of_its_column_or_of_who_says_so_or_of_the_list_and_never_made_up(hand: Hand) -> None:
    rows: Rows = [
        ["kelurahan", "bahaya", "menurut", "tahun"],
        ["Muara", "banjir", "BPBD, 2017", 2020],
        ["Karang", "banjir", "BPBD, 2017-02-01", ""],
        ["Lereng", "banjir", "BPBD", ""],
        ["Bukit", "banjir", "BPBD", "lama"],
    ]
    found = hand(rows)
    years = {one.place.area.name: one.key[4] for one in found.entries}
    assert years == {"Muara": 2020, "Karang": 2017, "Lereng": None}
    assert codes(found) == ["HAZARD_UNDATED", "REGISTER_YEAR_UNREADABLE"]
    assert {one.key[4] for one in hand(rows, year=2023).entries} == {2020, 2017, 2023}


def test_a_file_that_contradicts_itself_is_left_to_a_person_and_the_same_twice_is_one(hand: Hand) -> None:
    rows: Rows = [HEAD, ["Muara", "banjir", "R"], ["Muara", "banjir", "T"], *[["Karang", "banjir", "T"]] * 2]
    found = hand(rows, year=2024)
    assert codes(found) == ["HAZARD_CONTRADICTED"] * 2
    assert (said(found), found.rows_in, found.rows_bad) == ({("Karang", "flood", 3)}, 4, 2)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["nama", "jumlah penduduk"], ["Muara", 5]], "HAZARD_HEADER_MISSING"),
        ([HEAD], "HAZARD_NO_ROWS"),
        ([["kelurahan", "bahaya", "bahaya"], ["Muara", "banjir", "x"]], "REGISTER_COLUMN_DOUBLED"),
    ],
)
def test_what_cannot_be_used_at_all(hand: Hand, rows: Rows, code: str) -> None:
    with pytest.raises(SiperiError, match=code):
        hand(rows)


# --- the store


def stored(store: Store) -> list[tuple[object, ...]]:
    rows = store.sql("select * exclude (source) from hazards order by all").astype(object)
    return [tuple(row) for row in rows.where(rows.notna(), None).to_numpy().tolist()]


def audit(store: Store) -> tuple[str, str]:
    rows = store.sql("select action, detail from audit order by audit_id desc limit 1").to_dict("records")
    return rows[0]["action"], rows[0]["detail"]


def test_examining_stores_nothing_and_accepting_stores_once(hand: Hand, store: Store) -> None:
    rows: Rows = [HEAD, ["Muara", "banjir", "0,7"], ["Karang", "longsor", ""], ["Atlantis", "banjir", ""]]
    found = hand(rows, store=store, year=2024)
    assert stored(store) == []
    accept(store, found, actor="ani")
    assert stored(store) == [
        ("99.01.02.1001", "flood", 3, 0.7, "", 2024), ("99.01.02.1003", "landslide", None, None, "", 2024),
    ]  # fmt: skip
    assert audit(store) == ("import_hazards", "new=2; changed=0; sources=uji")
    assert len(store.sql("select 1 from quarantine")) == 1
    assert [one.action for one in hand(rows, store=store, year=2024).entries] == ["unchanged"] * 2
    assert run_checks(store) == {}


def test_another_class_of_the_same_statement_replaces_it_and_another_statement_stands_beside_it(
    hand: Hand, store: Store
) -> None:
    accept(store, hand([HEAD, ["Muara", "banjir", "R"]], store=store), actor="ani")
    found = hand([HEAD, ["Muara", "banjir", "T"]], store=store)
    assert "HAZARD_REPLACES" in codes(found)
    assert "rendah → tinggi" in next(one.what("id") for one in found.problems if one.code == "HAZARD_REPLACES")
    accept(store, found, actor="ani")
    accept(store, hand([HEAD, ["Muara", "banjir", "S"]], store=store, source="BPBD"), actor="ani")
    assert [row[2] for row in stored(store)] == [2, 3]
    assert run_checks(store) == {}


def test_of_each_hazard_the_newest_statement_with_a_class_counts(hand: Hand, store: Store) -> None:
    rows: Rows = [
        ["kelurahan", "bahaya", "kelas", "tahun", "sumber"],
        ["Muara", "banjir", "T", 2018, "a"], ["Muara", "banjir", "R", 2022, "b"],
        ["Muara", "banjir", "", 2024, "c"],
        ["Muara", "tsunami", "", "", "d"], ["Muara", "tsunami", "", 2019, "e"],
        ["Karang", "banjir", "R", 2022, "f"], ["Karang", "banjir", "T", 2022, "g"],
    ]  # fmt: skip
    accept(store, hand(rows, store=store), actor="ani")
    shown = store.query("hazards/hazard_per_area").astype(object)
    assert [(row["hazard"], row["source"]) for row in shown.to_dict("records")] == [
        ("flood", "b"), ("tsunami", "e"), ("flood", "g"),
    ]  # fmt: skip


def test_what_somebody_else_changed_meanwhile_stops_the_import(hand: Hand, store: Store) -> None:
    slow = hand([HEAD, ["Muara", "banjir", "R"]], store=store)
    accept(store, hand([HEAD, ["Muara", "banjir", "T"]], store=store), actor="budi")
    with pytest.raises(SiperiError, match="HAZARD_CHANGED_MEANWHILE"):
        accept(store, slow, actor="ani")
    assert [row[2] for row in stored(store)] == [3]


def test_statements_of_a_source_can_be_taken_out_and_the_audit_keeps_them(hand: Hand, store: Store) -> None:
    rows: Rows = [HEAD, ["Muara", "banjir", "T"], ["Muara", "tsunami", ""]]
    accept(store, hand(rows, store=store), actor="ani")
    accept(store, hand(rows, store=store, source="BPBD"), actor="ani")
    assert remove(store, actor="ani", source="uji", hazard="flood") == 1
    assert audit(store) == ("remove_hazards", "99.01.02.1001: flood 3 (uji)")
    assert remove(store, actor="ani", source="BPBD") == 2
    with pytest.raises(SiperiError, match="HAZARD_ABSENT"):
        remove(store, actor="ani", source="BPBD")
    assert len(stored(store)) == 1


def test_the_list_of_the_city(shared: Path) -> None:
    found = examine(Store.memory(), shared / "context" / "bahaya_kelurahan.csv", builtin_areas())
    assert (found.rows_in, found.rows_bad, found.errors) == (48, 0, ())
    of_landslides = {one.key[0] for one in found.entries if one.hazard == "landslide"}
    assert (len(of_landslides), len(found.sources)) == (20, 11)
    assert {one.key[4] for one in found.entries} == {None, 2017, 2018, 2019, 2022, 2023, 2024}
    text.use_language("en")
    assert "no class named" in set(statements(found)["Class"])
