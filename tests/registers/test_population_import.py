"""Importing populations: compared with what is stored, stored whole or not at all, and audited."""

from pathlib import Path

import openpyxl
import pytest

from siperi_geo import text
from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.populations import accept, examine, export_template, lines, remove_year
from siperi_geo.store import Store, run_checks
from tests.registers.conftest import Hand, codes, people


def table(**of_name: object) -> list[list[object]]:
    return [["kelurahan", "penduduk"], *([name, n] for name, n in of_name.items())]


def stored(store: Store) -> dict[tuple[str, int], tuple[int, str]]:
    rows = store.sql("select * from populations order by all").to_dict("records")
    return {(row["area_code"][-4:], row["year"]): (row["population_people"], row["source"]) for row in rows}


def audit(store: Store) -> list[tuple[str, str, str]]:
    rows = store.sql("select action, target, detail, actor from audit order by audit_id").to_dict("records")
    return [(row["action"], row["target"], row["detail"]) for row in rows]


@pytest.fixture
def store() -> Store:
    return Store.memory()


def test_examining_stores_nothing(hand_in: Hand, store: Store) -> None:
    found = hand_in(table(Muara=2000), store=store, year=2023)
    assert [entry.action for entry in found.entries] == ["new"]
    assert (stored(store), audit(store)) == ({}, [])


def test_accepting_stores_the_figures_the_batch_the_held_rows_and_an_audit_row(
    hand_in: Hand, toy_store: Store
) -> None:
    found = hand_in(table(Muara=2000, Lereng=1000, Atlantis=5), store=toy_store, year=2023)
    batch = accept(toy_store, found, actor="ani")
    assert stored(toy_store) == {("1001", 2023): (2000, "uji"), ("1002", 2023): (1000, "uji")}
    head = toy_store.query("populations/batch_list").to_dict("records")
    assert [(one["batch_id"], one["rows_in"], one["rows_good"], one["rows_bad"]) for one in head] == [
        (batch, 3, 2, 1)
    ]
    kept = toy_store.sql("select batch_id, line, code, raw from quarantine").to_dict("records")
    assert kept == [{"batch_id": batch, "line": 4, "code": "REGISTER_PLACE_UNKNOWN", "raw": "Atlantis;5"}]
    assert audit(toy_store)[-1] == ("import_populations", "penduduk.csv", "source=uji; new=2")
    assert run_checks(toy_store) == {}


def test_what_is_there_already_is_not_stored_again(hand_in: Hand, store: Store) -> None:
    accept(store, hand_in(table(Muara=2000), store=store, year=2023), actor="ani")
    again = hand_in(table(Muara="2.000", Karang=900), store=store, year=2023)
    assert [entry.action for entry in again.entries] == ["unchanged", "new"]
    assert [entry.place.area.name for entry in again.to_store] == ["Karang"]


def test_a_replaced_figure_is_said_and_audited_with_old_and_new(hand_in: Hand, store: Store) -> None:
    accept(store, hand_in(table(Muara=2000), store=store, year=2023), actor="ani")
    found = hand_in(table(Muara=2100), store=store, year=2023, source="BPS")
    assert [entry.action for entry in found.entries] == ["replaced"]
    assert codes(found) == ["POPULATION_REPLACES"]
    assert found.problems[0].what("id") == "Muara 2023: 2.000 → 2.100 jiwa (yang tersimpan bersumber: uji)."
    assert "2,000 → 2,100 people" in found.problems[0].what("en")
    accept(store, found, actor="ani")
    assert stored(store) == {("1001", 2023): (2100, "BPS")}
    assert "99.01.02.1001 2023: 2000 (uji) -> 2100" in audit(store)[-1][2]


def test_another_source_of_the_same_figures_is_one_line_and_hides_no_change(hand_in: Hand, store: Store) -> None:
    accept(store, hand_in(table(Muara=2000, Karang=900, Bukit=3000), store=store, year=2023), actor="ani")
    found = hand_in(table(Muara=2000, Karang=900, Bukit=3100, Lereng=800), store=store, year=2023, source="BPS")
    assert [entry.action for entry in found.entries] == ["replaced", "new", "resourced", "resourced"]
    assert [str(problem.values["area"]) for problem in found.problems] == ["Bukit"]
    assert list(lines(found))[-1] == "2 angka sama, sumber diperbarui (sebelumnya: uji)."
    accept(store, found, actor="ani")
    assert {one[1] for one in stored(store).values()} == {"BPS"}
    detail = audit(store)[-1][2]
    assert "99.01.01.1001 2023: 3000 (uji) -> 3100" in detail
    assert "99.01.02.1001 2023: 2000 (uji) -> 2000" in detail


def test_figures_that_stay_as_they_are_are_one_line_too(hand_in: Hand, store: Store) -> None:
    accept(store, hand_in(table(Muara=2000, Karang=900), store=store, year=2023), actor="ani")
    found = hand_in(table(Muara=2000, Karang=900, Bukit=3100), store=store, year=2023)
    assert "2 angka sudah tersimpan, dengan sumber yang sama." in list(lines(found))
    text.use_language("en")
    assert "2 numbers are stored already, with the same source." in list(lines(found))


def test_numbers_in_messages_are_written_as_the_reader_writes_them(hand_in: Hand) -> None:
    head = ["kelurahan", "laki-laki", "perempuan", "jumlah"]
    rows = [head, ["Muara", 9000, 9234, 18235], ["Karang", 500, 400, 900], ["Jumlah", 21500, 400, 21900]]
    differ, total = sorted(hand_in(rows, year=2023).problems, key=lambda one: one.code)
    assert "Laki-laki 9.000 + perempuan 9.234 = 18.234, tetapi jumlahnya tertulis 18.235." in differ.what("id")
    assert "Men 9,000 + women 9,234 = 18,234, but the total says 18,235." in differ.what("en")
    assert "21.900" in total.what("id")
    assert "21,900" in total.what("en")


def test_a_figure_changed_meanwhile_stops_the_import(hand_in: Hand, store: Store) -> None:
    slow = hand_in(table(Muara=2000, Karang=900), store=store, year=2023)
    accept(store, hand_in(table(Muara=2500), store=store, year=2023), actor="budi")
    with pytest.raises(SiperiError, match="REGISTER_CHANGED_MEANWHILE"):
        accept(store, slow, actor="ani")
    assert stored(store) == {("1001", 2023): (2500, "uji")}


def test_a_year_can_be_removed_and_the_audit_keeps_it(hand_in: Hand, store: Store) -> None:
    rows = [["kelurahan", "penduduk 2022", "penduduk 2023"], ["Muara", 1900, 2000], ["Karang", 800, 900]]
    accept(store, hand_in(rows, store=store), actor="ani")
    assert remove_year(store, 2023, actor="ani") == 2
    assert stored(store) == {("1001", 2022): (1900, "uji"), ("1003", 2022): (800, "uji")}
    assert audit(store)[-1] == (
        "remove_populations", "2023", "99.01.02.1001: 2000 (uji); 99.01.02.1003: 900 (uji)",
    )  # fmt: skip
    with pytest.raises(SiperiError, match="POPULATION_YEAR_ABSENT"):
        remove_year(store, 2023, actor="ani")


# --- numbers that jump


@pytest.mark.parametrize(("now", "is_held"), [(6000, False), (6001, True), (667, False), (666, True)])
def test_more_than_threefold_needs_a_person(hand_in: Hand, store: Store, now: int, is_held: bool) -> None:
    accept(store, hand_in(table(Muara=2000), store=store, year=2022), actor="ani")
    found = hand_in(table(Muara=now, Karang=900), store=store, year=2023)
    assert [problem.code for problem in found.errors] == ["POPULATION_JUMP"] * is_held
    assert (found.doubts, found.rows_bad) == (int(is_held), int(is_held))
    checked = hand_in(table(Muara=now, Karang=900), store=store, year=2023, is_checked=True)
    assert people(checked) == {("Muara", 2023): now, ("Karang", 2023): 900}
    assert checked.doubts == int(is_held)


def test_a_held_jump_is_no_measure_for_the_next_year(hand_in: Hand) -> None:
    rows = [
        ["kelurahan", "tahun", "jiwa"],
        *([["Muara", 2021, 2000], ["Muara", 2022, 20000], ["Muara", 2023, 2100]]),
    ]
    found = hand_in(rows)
    assert people(found) == {("Muara", 2021): 2000, ("Muara", 2023): 2100}
    assert codes(found) == ["POPULATION_JUMP_IN_FILE"]
    words = "Muara: 20.000 jiwa pada 2022, tetapi 2.000 jiwa pada 2021 di berkas yang sama"
    assert words in found.problems[0].what("id")


def test_an_older_year_is_compared_with_the_first_one_stored(hand_in: Hand, store: Store) -> None:
    accept(store, hand_in(table(Muara=2000), store=store, year=2023), actor="ani")
    found = hand_in(table(Muara=20), store=store, year=2020)
    assert codes(found) == ["POPULATION_JUMP"]


@pytest.mark.parametrize(("now", "is_held"), [(2900, False), (2999, True), (90_000, True)])
def test_a_figure_is_first_measured_by_the_one_it_replaces(
    hand_in: Hand, store: Store, now: int, is_held: bool
) -> None:
    rows = [["kelurahan", "penduduk 2022", "penduduk 2023"], ["Muara", 400, 990]]
    accept(store, hand_in(rows, store=store), actor="ani")
    found = hand_in(table(Muara=now), store=store, year=2023)
    assert [problem.code for problem in found.errors] == ["POPULATION_JUMP"] * is_held
    assert all("990" in problem.what("id") for problem in found.errors)


def test_a_first_figure_is_measured_when_it_is_replaced(hand_in: Hand, store: Store) -> None:
    accept(store, hand_in(table(Muara=2000), store=store, year=2023), actor="ani")
    found = hand_in(table(Muara=20_000), store=store, year=2023)
    assert codes(found) == ["POPULATION_JUMP"]
    words = "Muara 2023: angka baru 20.000 jiwa, yang tersimpan 2.000 jiwa (tahun 2023)"
    assert words in found.problems[0].what("id")


def test_a_checked_figure_may_be_sent_again(hand_in: Hand, store: Store) -> None:
    rows = [["kelurahan", "penduduk 2022", "penduduk 2023"], ["Muara", 2000, 9000], ["Karang", 50, 50]]
    accept(store, hand_in(rows, store=store, is_checked=True), actor="ani")
    again = hand_in(rows, store=store)
    assert ([entry.action for entry in again.entries], codes(again)) == (["unchanged"] * 4, [])


@pytest.mark.parametrize(("now", "is_held"), [(1, True), (99, True), (100, False)])
def test_fewer_than_a_hundred_need_a_person(hand_in: Hand, store: Store, now: int, is_held: bool) -> None:
    found = hand_in(table(Muara=now, Karang=900), store=store, year=2023)
    assert [problem.code for problem in found.errors] == ["POPULATION_FEW"] * is_held
    assert (found.doubts, found.rows_bad) == (int(is_held), int(is_held))
    checked = hand_in(table(Muara=now, Karang=900), store=store, year=2023, is_checked=True)
    assert people(checked) == {("Muara", 2023): now, ("Karang", 2023): 900}


def test_the_template_comes_back_as_it_was_filled_in(areas: list[Area], tmp_path: Path) -> None:
    path = tmp_path / "tabel.xlsx"
    for language in ("id", "en"):
        export_template(path, areas, language=language, year=2024)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        rows = [row for row in sheet.iter_rows(min_row=7) if row[0].value]
        assert [row[1].value for row in rows] == ["Bukit", "Lereng", "Muara", "Tanjung I", "Karang"]
        for n, row in enumerate(rows):
            row[3].value = 1000 + n if n else None
        book.save(path)
        found = examine(Store.memory(), path, areas, source="uji")
        names = ("Lereng", "Muara", "Tanjung I", "Karang")
        assert people(found) == {(name, 2024): 1001 + n for n, name in enumerate(names)}
        assert (codes(found), found.rows_in, found.rows_bad) == ([], 5, 0)
