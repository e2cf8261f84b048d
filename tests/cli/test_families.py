"""`siperi families`: the summary withholds what the map does; the export shows households, and is recorded."""

import csv
import json
import os
from io import StringIO
from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.cli.running import Ran
from tests.families import BUKIT, KARANG, LERENG, MUARA, TANJUNG, TOWN, add_families, household


def test_the_summary_withholds_few_and_what_would_give_them_away(
    families_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "families", "summary", "--year", "2025", "--format", "json")
    found = json.loads(ran.out)
    areas = {one["area_code"]: one for one in found["areas"]}
    assert (ran.code, found["least_families"], len(areas)) == (0, 10, 8)
    assert {code for code, one in areas.items() if one["is_withheld"]} == {BUKIT, LERENG}
    assert areas[BUKIT] == {
        "area_code": BUKIT, "area_name": "Bukit", "level": "kelurahan", "is_withheld": True,
        "families_with_form": None, "families": None, "index": None, "class_code": None,
    }  # fmt: skip
    assert (areas["99.01.01"]["families"], areas[MUARA]["families"], areas["99.01"]["families"]) == (15, 40, 80)
    assert (areas[TANJUNG]["families"], areas[TANJUNG]["index"]) == (0, None)

    shown = Ran(capsys, "families", "summary", "--year", "2025")
    assert "Ditahan: 2 wilayah" in shown.out
    rows = list(
        csv.reader(
            StringIO(Ran(capsys, "families", "summary", "--year", "2025", "--format", "csv").out), delimiter=";"
        )
    )
    lereng = next(row for row in rows if row[0] == LERENG)
    assert lereng[3:5] == ["", ""]
    assert lereng[5].startswith("Kurang dari 10 keluarga")
    assert "KK0" not in shown.out + ran.out + str(rows)


def test_a_higher_minimum_withholds_more(
    families_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_LEAST_FAMILIES", "30")
    found = json.loads(Ran(capsys, "families", "summary", "--year", "2025", "--format", "json").out)
    hidden = {one["area_code"] for one in found["areas"] if one["is_withheld"]}
    assert hidden == {
        BUKIT,
        LERENG,
        "99.01.01",
        "99.01.02",
        *(code for code in TOWN if code.startswith("99.01.02") and code != TANJUNG),
    }


def test_a_year_without_families_is_refused(families_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("summary",), ("export", str(families_path.with_name("k.csv")), "--reason", "uji")):
        ran = Ran(capsys, "families", *words, "--year", "2019")
        assert (ran.code, "FAMILIES_NONE" in ran.err) == (2, True)
    assert not families_path.with_name("k.csv").exists()


def test_an_export_needs_a_reason_replaces_no_file_and_is_recorded(
    families_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = families_path.with_name("keluarga.csv")
    asked = ("families", "export", str(target), "--year", "2025")
    for reason in ((), ("--reason", "  ")):
        refused = Ran(capsys, *asked, *reason)
        assert (refused.code, "FAMILIES_REASON_MISSING" in refused.err, target.exists()) == (2, True, False)
    done = Ran(capsys, *asked, "--reason", "pemeriksaan mutu oleh BPBD")
    assert (done.code, "80 keluarga" in done.out, "dicatat" in done.out) == (0, True, True)
    assert os.name != "posix" or target.stat().st_mode & 0o077 == 0, "nobody else reads the answers of households"
    again = Ran(capsys, *asked, "--reason", "lagi")
    assert (again.code, "FILE_EXISTS" in again.err) == (2, True)
    with Store.open(families_path) as store:
        left = store.sql("select target, detail from audit where action = 'export_families'").to_dict("records")
    assert [(row["target"], "pemeriksaan mutu oleh BPBD" in row["detail"]) for row in left] == [
        ("katana 2025", True)
    ]
    rows = list(csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 80
    first = rows[0]
    assert (first["Kode wilayah"], first["Kode keluarga"], first["Asal"]) == (BUKIT, household(1), "nyata")
    eleventh = next(row for row in rows if row["Kode keluarga"] == household(11))
    assert (first["K01"], eleventh["K01"], eleventh["K02"]) == ("2", "", "0")  # blank is not nought


def test_locking_by_command_publishes_areas_and_no_household(
    families_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for move in ("open", "close", "lock"):
        assert Ran(capsys, "rounds", move, "katana", "2025").code == 0
    with Store.open(families_path) as store:
        kept = store.query("rounds/published_list", instrument="katana", year=2025).set_index("subject_id")
    assert list(kept.index) == ["99.01", "99.01.01", BUKIT, LERENG, "99.01.02", MUARA, KARANG]
    assert set(kept.index[kept["state"] == "withheld"]) == {BUKIT, LERENG}
    assert kept.loc[[BUKIT, LERENG], ["index_value", "class_code"]].isna().all(axis=None)
    assert "–" in Ran(capsys, "rounds", "list").out  # nobody knows how many families are asked


def test_a_round_with_few_families_in_the_city_does_not_say_how_many(
    families_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(families_path) as store:
        add_families(store, {BUKIT: 7}, 2026)
    assert Ran(capsys, "rounds", "open", "katana", "2026").code == 0
    assert "ditahan" in Ran(capsys, "rounds", "list").out
    assert "Keluarga dengan formulir: ditahan" in Ran(capsys, "rounds", "close", "katana", "2026").out


def test_an_import_of_families_is_shown_as_a_number_before_it_is_taken_back(
    families_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(families_path) as store, store.transaction(actor="t", action="t", target="t") as tx:
        tx.execute("update assessments set batch_id = 'B1' where instrument = 'katana'")
    shown = Ran(capsys, "withdraw", "B1")
    assert (shown.code, "80" in shown.out, "KK0" in shown.out) == (0, True, False)
