"""Figures of the standard in the store: whole or not at all, replaced, taken out, audited; template and steps."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from siperi_geo import text
from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.spm import (
    accept,
    examine,
    export_template,
    figures,
    lines,
    remove,
    remove_step,
    set_step,
    step_said,
    steps_table,
    stored_figures,
    stored_steps,
)
from siperi_geo.spm import standard
from siperi_geo.store import Store, run_checks
from tests.registers.spm.conftest import Hand, Rows

HEAD: list[object] = ["Kelurahan", "Layanan", "Target", "TW I", "TW II"]
TWO: Rows = [HEAD, ["Muara", "spm_b1", 100, 40, ""], ["Karang", "spm_b1", 50, "", ""]]
PLAN = (2025, "spm_b1", "plan")


@pytest.fixture
def store(toy_store: Store) -> Store:
    return toy_store


def stored(store: Store) -> list[tuple[object, ...]]:
    rows = store.sql("select year, line, area_code, target, realised from spm_figures order by all").astype(object)
    return [tuple(row) for row in rows.where(rows.notna(), None).to_numpy().tolist()]


def audit(store: Store) -> list[str]:
    rows = store.sql("select action, target, detail from audit order by audit_id desc limit 1")
    found: list[str] = rows.to_numpy().tolist()[0]
    return found


def codes(found: object) -> list[str]:
    return sorted(problem.code for problem in found.problems)  # type: ignore[attr-defined]


def test_examining_stores_nothing_and_accepting_stores_once(hand: Hand, store: Store) -> None:
    found = hand([*TWO, ["Atlantis", "spm_b1", 5, "", ""]], store=store)
    assert stored(store) == []
    accept(store, found, actor="ani")
    assert stored(store) == [
        (2025, "spm_b1", "99.01.02.1001", 100, 40),
        (2025, "spm_b1", "99.01.02.1003", 50, None),
    ]
    assert audit(store) == ["import_spm", "spm.csv", "new=2; changed=0; years=2025"]
    assert len(store.sql("select 1 from quarantine")) == 1
    again = hand(TWO, store=store)
    assert ([one.action for one in again.entries], again.to_store) == (["unchanged"] * 2, ())
    assert [one.now for one in again.entries] == [one[0] for one in stored_figures(store).values()]
    assert run_checks(store) == {}


def test_other_numbers_replace_and_another_source_alone_does_too(hand: Hand, store: Store) -> None:
    accept(store, hand(TWO, store=store), actor="ani")
    found = hand([HEAD, ["Muara", "spm_b1", 100, 40, 10], TWO[2]], store=store)
    assert [one.action for one in found.entries] == ["replaced", "unchanged"]
    assert "40 / 100 → 50 / 100" in next(one.what("id") for one in found.problems if one.code == "SPM_REPLACES")
    accept(store, found, actor="ani")
    assert stored(store)[0][3:] == (100, 50)
    accept(store, hand(TWO[:1] + TWO[2:], store=store, source="BPBD"), actor="ani")
    assert {source for _, source in stored_figures(store).values()} == {"uji", "BPBD"}
    assert run_checks(store) == {}


def test_what_somebody_else_changed_meanwhile_stops_the_import(hand: Hand, store: Store) -> None:
    slow = hand(TWO, store=store)
    accept(store, hand([HEAD, ["Muara", "spm_b1", 99, "", ""]], store=store), actor="budi")
    with pytest.raises(SiperiError, match="SPM_CHANGED_MEANWHILE"):
        accept(store, slow, actor="ani")
    assert [row[3] for row in stored(store)] == [99]


def test_a_year_or_one_of_its_sources_can_be_taken_out(hand: Hand, store: Store) -> None:
    accept(store, hand(TWO, store=store), actor="ani")
    accept(store, hand([HEAD, ["Bukit", "spm_b2", 7, "", ""]], store=store, source="BPBD"), actor="ani")
    accept(store, hand(TWO, store=store, year=2024), actor="ani")
    assert remove(store, 2025, source="BPBD", actor="ani") == 1
    assert audit(store) == ["remove_spm", "2025 BPBD", "figures=1; recipients spm_b2 99.01.01.1001: -/7"]
    assert remove(store, 2025, actor="ani") == 2
    assert {row[0] for row in stored(store)} == {2024}
    with pytest.raises(SiperiError, match="SPM_ABSENT"):
        remove(store, 2025, actor="ani")


def test_the_report_counts_rows_figures_years_and_areas(hand: Hand, store: Store) -> None:
    accept(store, hand(TWO, store=store), actor="ani")
    found = hand([*TWO, ["Kota Mainan", "spm_b2", 9000, "", ""], ["Atlantis", "spm_b1", 5, "", ""]], store=store)
    assert list(lines(found)) == [
        "Sumber yang akan dicatat: uji.",
        "Baris masuk 4 = baik 3 + ditahan 1.",
        "Penerima layanan (orang): 3 angka, tahun 2025; 2 kelurahan, Kota Mainan.",
        "2 angka sudah tersimpan.",
    ]
    text.use_language("en")
    shown = figures(found)
    assert shown.iloc[2].tolist() == [
        "2025", "Recipients (people)", "Prevention and preparedness", "Kota Mainan", "all hazards", "9,000", "–",
        "uji", "–", "new",
    ]  # fmt: skip
    assert shown.iloc[0].tolist()[-2:] == ["40 / 100", "unchanged"]


@pytest.mark.parametrize(
    ("bad", "check"),
    [
        ("insert into spm_figures values (2025, 'recipients', 'spm_b1', '99.01.02', '', 5, 1, null, 'x')", "area"),
        ("insert into spm_figures values (2025, 'recipients', 'spm_b1', '99.01', '', -5, 1, null, 'x')", "sound"),
        ("insert into spm_figures values (2025, 'recipients', 'spm_b1', '99.01', '', 5, 1, null, ' ')", "sound"),
        ("insert into spm_figures values (2025, 'people', 'spm_b1', '99.01', '', 5, 1, null, 'x')", "sound"),
        (
            "insert into spm_figures values (2025, 'output', '1.1', '99.01', '', 5, 3, [1, 1, null, 2], 'x')",
            "sound",
        ),
        ("insert into spm_figures values (2025, 'output', '1.1', '99.01', '', 5, 3, [1, 2], 'x')", "sound"),
        ("insert into spm_figures values (2025, 'output', 'pasar', '99.01', '', 5, 3, null, 'x')", "line"),
        ("insert into spm_steps values (2025, 'x', 'plan', 'done', null, '', now(), 'x')", "line"),
    ],
)
def test_a_check_finds_what_cannot_be(store: Store, bad: str, check: str) -> None:
    with store.transaction(actor="test", action="test", target="x") as tx:
        tx.execute(
            "insert into spm_figures values (2024, 'output', '1.1', '99.01', '', 5, 3, [1, 1, null, 1], 'x')"
        )
        tx.execute(bad)
    (found,) = run_checks(store)
    assert check in found
    assert found.split("/")[-1].startswith("spm_")


def test_every_line_of_the_standard_passes_the_checks(store: Store) -> None:
    with store.transaction(actor="test", action="test", target="x") as tx:
        for service in standard().services:
            for line in standard().lines_of(service):
                tx.execute(
                    f"insert into spm_figures values (2025, 'output', '{line}', '99.01', '', 5, 1, null, 'x')"
                )
    assert run_checks(store) == {}


# --- the empty tables


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_empty_tables_filled_in_are_read_without_a_problem(
    tmp_path: Path, areas: list[Area], empty_store: Store, language: str
) -> None:
    path = tmp_path / "spm.xlsx"
    export_template(path, areas, language=language, year=2024)
    with pytest.raises(SiperiError, match="SPM_NO_ROWS"):
        examine(empty_store, path, areas, source="uji")
    fill(path)
    found = examine(empty_store, path, areas, source="uji")
    assert (found.problems, found.years, found.rows_in) == ((), (2024,), 3 * 6 + 12 + 13)
    by_measure = {name: [one for one in found.entries if one.key[1] == name] for name in
                  ("recipients", "output", "budget", "quality")}  # fmt: skip
    assert {name: len(entries) for name, entries in by_measure.items()} == {
        "recipients": 18, "output": 12, "budget": 12, "quality": 13,
    }  # fmt: skip
    assert {one.now.periods for one in by_measure["recipients"]} == {(None, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)}
    assert {one.key[4] for one in by_measure["recipients"]} == {"flood"}
    assert {(one.now.target, one.now.realised) for one in by_measure["budget"]} == {(10**9, 5)}
    points = {item.id: item.points for item in standard().quality.items}
    assert {one.key[2]: one.now.target for one in by_measure["quality"]} == points


def fill(path: Path) -> None:
    """Numbers in every cell that waits for one; nothing was reported in January."""
    book = openpyxl.load_workbook(path)
    recipients, outputs, quality = book.worksheets
    for row in recipients.iter_rows(min_row=7):
        row[4].value, row[5].value = "banjir", 100
        for n in range(1, 12):
            row[6 + n].value = n
    for row in outputs.iter_rows(min_row=7):
        row[3].value, row[16].value, row[17].value, row[18].value = 3, 2, 10**9, 5
    for row in quality.iter_rows(min_row=7):
        row[3].value = 2
    book.save(path)


def test_items_of_our_own_are_marked_so_and_no_text_of_the_tables_is_a_formula(
    tmp_path: Path, areas: list[Area]
) -> None:
    path = tmp_path / "spm.xlsx"
    export_template(path, areas, language="id")
    _, _, quality = openpyxl.load_workbook(path).worksheets
    marks = {row[4].value for row in quality.iter_rows(min_row=7)}
    assert marks == {"rancangan sendiri, bukan dari juknis"}
    assert "usulan sendiri" in quality["A2"].value
    assert quality["B4"].value is None, "no year is made up"


# --- steps


def test_a_step_is_said_said_again_and_taken_back(store: Store) -> None:
    assert set_step(store, PLAN, "begun", actor="ani", note="  rapat \n pertama ") is None
    before = set_step(store, PLAN, "done", actor="budi", done_on=date(2025, 3, 1), note="SK 5")
    assert before is not None
    assert (before.state, before.done_on, before.note) == ("begun", None, "rapat pertama")
    assert audit(store) == ["set_spm_step", "2025 spm_b1 plan", "done 2025-03-01; SK 5"]
    (one,) = stored_steps(store)
    assert (one.state, one.done_on, one.note, one.actor) == ("done", date(2025, 3, 1), "SK 5", "budi")
    assert steps_table(store).iloc[0].tolist()[3:] == ["selesai", "1 Maret 2025", "SK 5", "budi"]
    assert remove_step(store, PLAN, actor="ani").state == "done"
    assert (audit(store)[0], stored_steps(store)) == ("remove_spm_step", ())
    with pytest.raises(SiperiError, match="SPM_STEP_ABSENT"):
        remove_step(store, PLAN, actor="ani")
    assert "belum" in step_said("spm_b1", "plan", 2025, "none")


@pytest.mark.parametrize(
    ("where", "state", "code"),
    [
        ((2025, "spm_b9", "plan"), "done", "SPM_SERVICE_UNKNOWN"),
        ((2025, "spm_b1", "dream"), "done", "SPM_STEP_UNKNOWN"),
        (PLAN, "none", "SPM_STATE_UNKNOWN"),
        ((1999, "spm_b1", "plan"), "done", "REGISTER_YEAR_INVALID"),
    ],
)
def test_a_step_that_cannot_be(store: Store, where: tuple[int, str, str], state: str, code: str) -> None:
    with pytest.raises(SiperiError, match=code):
        set_step(store, where, state, actor="ani")
    assert stored_steps(store) == ()
