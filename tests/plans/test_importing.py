"""Plans from files: names decide the line, areas by code or name on each level, bad rows are set aside; what is
exported comes back as it was."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.boundaries import stored_areas
from siperi_geo.csv_file import csv_file
from siperi_geo.errors import SiperiError
from siperi_geo.plans.headings import SPELLED, name_of
from siperi_geo.plans.importing import Examined, accept, examine
from siperi_geo.plans.kinds import kind_named, kinds
from siperi_geo.store import Store, run_checks
from siperi_geo.tables.plans import exchange_table
from siperi_geo.text import use_language
from siperi_geo.xlsx_file import xlsx_file
from tests.plans.conftest import ACTION, BUKIT, CITY, GLADI, KIE, UTARA, Hand, action
from tests.sheets import builders

HEAD = "tahun;aksi;wilayah;sub kegiatan;anggaran (Rp);target;sumber dana;tenggat"
NAME = "Gladi Kesiapsiagaan Terhadap Bencana Kabupaten/Kota"


def codes(found: Examined) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_row_becomes_an_action_with_what_its_line_proposes(hand_in: Hand, store: Store) -> None:
    found = hand_in(f"{HEAD}\n2027;Gladi banjir;Bukit;{NAME};Rp 12.500.000,00;300;Dana kelurahan;30/06/2027\n")
    assert (found.rows_in, found.rows_bad, codes(found)) == (1, 0, [])
    (entry,) = found.entries
    assert (entry.now.year, entry.now.area_code, entry.now.line) == (2027, BUKIT, GLADI)
    assert (entry.now.budget_idr, entry.now.target, entry.now.unit) == (12_500_000, 300, "orang")
    assert (entry.now.money, entry.now.due_on, entry.now.owner_name) == ("kelurahan", date(2027, 6, 30), "BPBD")
    assert "keltana:I28" in entry.now.closes
    accept(store, found, actor="ani")
    assert [one.action for one in plans.actions(store)] == [entry.now]
    assert run_checks(store) == {}


@pytest.mark.parametrize(
    ("area", "code"),
    [("Bukit", BUKIT), ("Kecamatan Bukit", UTARA), ("Kota Mainan", CITY), ("99.01", CITY),
     ("99.01.01 Bukit", UTARA), (BUKIT, BUKIT)],
)  # fmt: skip
def test_an_area_is_meant_by_code_or_name_on_each_level(hand_in: Hand, area: str, code: str) -> None:
    found = hand_in(f"{HEAD}\n2027;A;{area};{NAME};;;;\n")
    assert [one.now.area_code for one in found.entries] == [code]


def test_a_name_decides_against_the_code_beside_it(hand_in: Hand) -> None:
    found = hand_in(f"tahun;aksi;wilayah;kode;sub kegiatan\n2027;A;Bukit;{KIE};{NAME}\n")
    assert [one.now.line for one in found.entries] == [GLADI]
    assert codes(found) == ["PLAN_LINE_CODE_OTHER"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2027;A;Atlantis;{n};;;;", "REGISTER_PLACE_UNKNOWN"),
        ("2027;A;Bukit;Pembangunan menara;;;;", "PLAN_LINE_UNKNOWN"),
        ("2027;A;Bukit;{n};banyak;;;", "PLAN_NUMBER_UNREADABLE"),
        ("2027;A;Bukit;{n};;;;suatu hari", "PLAN_DAY_UNREADABLE"),
        ("2027;A;Bukit;{n};;;langit;", "PLAN_KIND_UNKNOWN"),
        (";A;Bukit;{n};;;;", "PLAN_YEAR_MISSING"),
        ("2027;;Bukit;{n};;;;", "PLAN_ROW_LACKS"),
        ("2027;A;Bukit;{n};;0;;", "PLAN_TARGET_RANGE"),
        ("2027;A;Bukit;{n};;;;1/1/2026", "PLAN_DUE_EARLY"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_reason_and_the_good_one_stays(hand_in: Hand, row: str, code: str) -> None:
    found = hand_in(f"{HEAD}\n{row.format(n=NAME)}\n2027;Baik;Bukit;{NAME};;;;\n")
    assert [one.now.what for one in found.entries] == ["Baik"]
    assert [bad.code for bad in found.quarantine] == [code]


def test_a_year_for_the_whole_file(hand_in: Hand) -> None:
    found = hand_in(f"aksi;wilayah;sub kegiatan\nA;Bukit;{NAME}\n", year=2028)
    assert found.entries[0].now.year == 2028


def test_the_same_action_twice_in_a_file_is_not_used(hand_in: Hand) -> None:
    found = hand_in(f"{HEAD}\n2027;A;Bukit;{NAME};5;;;\n2027;a;Bukit;{NAME};6;;;\n")
    assert (found.entries, codes(found)) == ((), ["PLAN_ROW_TWICE", "PLAN_ROW_TWICE"])


def test_a_file_makes_no_action_the_same_as_another(hand_in: Hand, store: Store) -> None:
    there, other = (plans.add(store, action(what=what), actor="ani") for what in ("KIE", "Gladi"))
    text = f"id aksi;aksi;keadaan\n{other};kie;direncanakan\n"
    assert (hand_in(text).entries, codes(hand_in(text))) == ((), ["PLAN_TWICE"])
    plans.revise(store, there, action(what="KIE", state="cancelled", reason="x"), seen=1, actor="ani")
    found = hand_in(text)
    assert [entry.action for entry in found.entries] == ["replaced"]
    plans.revise(store, there, action(what="KIE"), seen=2, actor="ani")
    with pytest.raises(SiperiError) as refused:
        accept(store, found, actor="ani")
    assert refused.value.code == "PLAN_TWICE"
    assert sorted(one.action.what for one in plans.actions(store)) == ["Gladi", "KIE"]


def test_a_file_without_headings_or_rows_is_refused(hand_in: Hand) -> None:
    for text, code in (("a;b\n1;2\n", "PLAN_HEADER_MISSING"), (f"{HEAD}\n", "PLAN_NO_ROWS")):
        with pytest.raises(SiperiError) as found:
            hand_in(text)
        assert found.value.code == code


def test_progress_is_brought_up_to_date_by_id_alone(hand_in: Hand, store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    found = hand_in(f"id aksi;kemajuan;keadaan\n{one};40 %;berjalan\n")
    assert [entry.action for entry in found.entries] == ["replaced"]
    accept(store, found, actor="ani")
    now = plans.found(store, one)
    assert now.action == replace(ACTION, progress_pct=40, state="running")
    assert now.revision == 2
    assert codes(hand_in("id aksi;kemajuan\ntidak-ada;5\n")) == ["PLAN_ACTION_UNKNOWN"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((0.4, 1.0, 0), (40, 100, 0)),  # as a workbook keeps 40 %, 100 % and 0 %
        ((0.07, 1, 0.29), (7, 100, 29)),
        ((40, 100, 0), (40, 100, 0)),
        ((1, 100, 0), (1, 100, 0)),
        ((0.405, 100, 40.5), (None, 100, None)),
    ],
)
def test_progress_of_a_workbook_is_per_cent_or_parts_of_one(
    store: Store, tmp_path: Path, cells: tuple[float, ...], expected: tuple[int | None, ...]
) -> None:
    ids = [plans.add(store, action(what=f"Aksi {n}"), actor="ani") for n in range(3)]
    states = ["berjalan" if pct not in (0, 100) else "selesai" if pct else "direncanakan" for pct in expected]
    rows: list[list[object]] = [
        ["id aksi", "kemajuan %", "keadaan"],
        *map(list, zip(ids, cells, states, strict=True)),
    ]
    file = tmp_path / "kemajuan.xlsx"
    builders.write_sheets(file, {"Rencana": rows})
    found = examine(store, file, stored_areas(store))
    read = {entry.key: entry.now.progress_pct for entry in found.entries}
    assert tuple(read.get(one) for one in ids) == expected
    assert ("PLAN_PROGRESS_ONE" in codes(found)) == (1 in expected), "100 % of a workbook is kept as 1"


def test_a_file_that_was_overtaken_stores_nothing(hand_in: Hand, store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    found = hand_in(f"id aksi;anggaran\n{one};9\n")
    plans.revise(store, one, action(budget_idr=8), seen=1, actor="budi")
    with pytest.raises(SiperiError) as refused:
        accept(store, found, actor="ani")
    assert refused.value.code == "PLAN_OVERTAKEN"
    assert plans.found(store, one).action.budget_idr == 8


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_exported_comes_back_unchanged(store: Store, tmp_path: Path, kind: str, language: str) -> None:
    use_language(language)
    for n, change in enumerate(
        (
            {},
            {"what": "=1+1", "budget_idr": None, "target": 0.25, "unit": "km", "is_open": True},
            {"area_code": UTARA, "state": "done", "progress_pct": 100, "evidence": "BA 3; foto",
             "evidence_on": date(2026, 8, 1), "due_on": date(2026, 12, 31), "owner_kind": "media"},
            {"area_code": CITY, "state": "cancelled", "reason": "-dana", "money": "csr", "closes": ()},
        )
    ):  # fmt: skip
        plans.add(store, action(**{"what": f"Aksi {n}", **change}), actor="ani")
    made, foot = exchange_table(plans.actions(store)), (("Versi data", "5"), ("Dibuat", "hari ini"))
    file = tmp_path / f"rencana.{kind}"
    file.write_bytes(csv_file(made, foot) if kind == "csv" else xlsx_file(made, "Rencana", foot))
    found = examine(store, file, stored_areas(store))
    assert [entry.action for entry in found.entries] == ["unchanged"] * 4, [
        (entry.now, entry.before) for entry in found.entries if entry.action != "unchanged"
    ]
    assert found.errors == ()


@pytest.mark.parametrize("name", SPELLED)
@pytest.mark.parametrize("language", ["id", "en"])
def test_our_own_headings_are_understood(store: Store, name: str, language: str) -> None:
    use_language(language)
    plans.add(store, ACTION, actor="ani")
    assert name in {name_of(title) for title in exchange_table(plans.actions(store)).values.columns}


@pytest.mark.parametrize("name", ["owners", "money", "states", "pledges"])
def test_no_word_means_two_kinds(name: str) -> None:
    known = kinds().of(name)  # type: ignore[arg-type]
    for code, kind in known.items():
        for word in (code, kind.label.id, kind.label.en, *kind.spelled):
            assert kind_named(name, word) == code, word  # type: ignore[arg-type]
