"""Every instrument from the command line: checked, listed, exported, filled in, scored; stored where it can be."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from siperi_geo.instruments import Instrument, load
from siperi_geo.instruments.template_layout import COLUMNS, HEADER_ROW
from siperi_geo.text import pick
from tests.cli.running import Ran

CODES = ("keltana", "spab", "rsab", "kencana", "katana", "erat")
Capture = pytest.CaptureFixture[str]


def fill(path: Path, instrument: Instrument) -> None:
    """Give every question of an exported form its best answer, in the words of its list."""
    best = {item.id: pick(instrument.scale_of(item).best.label) for item in instrument.items}
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[2:-1]:
        for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
            row[COLUMNS.index("answer")].value = best[row[0].value]
    book.save(path)


def exported(capsys: Capture, folder: Path, code: str, *more: str) -> Path:
    path = folder / f"{code}.xlsx"
    ran = Ran(capsys, "instruments", "export", code, "--format", "xlsx", "--out", path, *more)
    assert ran.code == 0, ran.err
    fill(path, load(code))
    return path


def scored(capsys: Capture, *words: object) -> Any:
    ran = Ran(capsys, "score", *words, "--format", "json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_all_files_are_checked_and_listed(capsys: Capture) -> None:
    checked = Ran(capsys, "instruments", "check")
    assert (checked.code, checked.err) == (0, "")
    listed = Ran(capsys, "instruments", "list")
    assert all(code in listed.out for code in CODES)
    assert "2012" in listed.out


@pytest.mark.parametrize("code", CODES)
def test_its_own_template_comes_back_as_the_best_score(tmp_path: Path, capsys: Capture, code: str) -> None:
    found = scored(capsys, exported(capsys, tmp_path, code))
    assert (found["instrument"], found["score"], found["coverage_pct"]) == (code, 100, 100)
    assert found["class_code"] == load(code).classes[-1].code
    assert [aspect["score"] for aspect in found["aspects"]] == [100] * len(load(code).aspects)
    assert [problem["code"] for problem in found["problems"]] == []


def test_the_steps_of_a_reading_are_in_the_answer_and_on_the_screen(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "form.csv"
    rows = [f"{item.id},ya" for item in load("kencana").items if item.id != "TK_U_3"]
    path.write_text("\n".join(["item_id,answer", *rows]), encoding="utf-8")
    found = scored(capsys, path, "--instrument", "kencana")
    assert found["readings"] == [{"id": "gates", "code": "madya", "name": "Madya", "at_least": True}]
    assert (found["class_code"], found["index"]) == ("madya", 100)
    shown = Ran(capsys, "score", path, "--instrument", "kencana")
    assert "Gerbang Pratama, Madya, Utama: paling sedikit Madya" in shown.out


def test_a_health_centre_has_its_own_form(tmp_path: Path, capsys: Capture) -> None:
    found = scored(capsys, exported(capsys, tmp_path, "rsab", "--profile", "puskesmas"))
    assert (found["profile"], found["coverage_pct"], found["class"]) == ("puskesmas", 100, pick(_a().name))
    assert [aspect["code"] for aspect in found["aspects"]] == ["M2", "M3", "M4"]
    assert {variant["id"]: variant["index"] for variant in found["variants"]} == {"thirds": pytest.approx(1)}


def _a() -> Any:
    return load("rsab").class_named("A")


def test_the_profile_may_be_said_with_the_command(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "form.csv"
    rows = [f"{item.id},Tinggi" for item in load("rsab").items_under("index") if not item.profiles]
    path.write_text("\n".join(["item_id,answer", *rows]), encoding="utf-8")
    found = scored(capsys, path, "--instrument", "rsab", "--profile", "puskesmas")
    assert (found["profile"], found["index"], found["coverage_pct"]) == ("puskesmas", pytest.approx(1), 100)
    as_hospital = scored(capsys, path, "--instrument", "rsab")
    assert (as_hospital["profile"], as_hospital["index"]) == ("hospital", None)


@pytest.mark.parametrize("command", ["score", "export"])
def test_a_profile_that_is_none_is_an_error_with_a_code(tmp_path: Path, capsys: Capture, command: str) -> None:
    path = tmp_path / "form.csv"
    path.write_text("item_id,answer\nR001,Tinggi\n", encoding="utf-8")
    words: dict[str, tuple[object, ...]] = {
        "score": ("score", path, "--instrument", "rsab"),
        "export": ("instruments", "export", "rsab", "--out", tmp_path / "x.xlsx"),
    }
    ran = Ran(capsys, *words[command], "--profile", "klinik")
    assert ran.code == 2
    assert "FORM_PROFILE_UNKNOWN" in ran.err
