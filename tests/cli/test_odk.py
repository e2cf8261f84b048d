"""Collection by phone from the command line: the form goes out as an XLSForm, its download comes in, is stored."""

import json
from pathlib import Path

import pytest
from pyxform.xls2xform import convert

from siperi_geo.boundaries import builtin_areas
from siperi_geo.instruments import load
from tests.cli.running import Ran
from tests.forms.odk_server import Server, Style, write

Capture = pytest.CaptureFixture[str]
CODES = ("keltana", "spab", "rsab", "kencana", "katana", "erat")
KARANG = {"siperi_kecamatan": "99.01.02", "siperi_kelurahan": "99.01.02.1003"}
BUKIT = {"siperi_kecamatan": "99.01.01", "siperi_kelurahan": "99.01.01.1001"}


@pytest.mark.parametrize("code", CODES)
def test_every_instrument_goes_out_as_a_form_for_phones(tmp_path: Path, capsys: Capture, code: str) -> None:
    path = tmp_path / "form.xlsx"
    ran = Ran(capsys, "instruments", "export", code, "--format", "xlsform", "--notes", "--out", path)
    assert (ran.code, ran.err) == (0, "")
    warnings: list[str] = []
    assert f"siperi_{code}" in convert(path, warnings=warnings, validate=False).xform
    assert warnings == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("style", [Style(), Style(language="en"), Style(server="central", separator="-")])
def test_one_submission_is_scored_without_being_told_of_what(
    tmp_path: Path, capsys: Capture, code: str, style: Style
) -> None:
    instrument = load(code)
    best = [instrument.scale_of(item).best.value for item in instrument.items]
    server = Server(instrument)
    sent = server.submission(best, **({"siperi_profile": "hospital"} if instrument.profiles else {}))
    ran = Ran(capsys, "score", write(tmp_path / "f", server.rows([sent], style)), "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, found["instrument"], found["score"], found["coverage_pct"]) == (0, code, 100, 100)
    assert found["problems"] == []


def test_a_download_is_tried_stored_and_the_second_time_unchanged(
    tmp_path: Path, toy_path: Path, capsys: Capture
) -> None:
    areas = [(area.code, area.name) for area in builtin_areas()]
    server = Server(load("keltana"), areas=areas)
    sent = [server.submission([1] * 128, **KARANG), server.submission([1, 0] * 64, **BUKIT)]
    path = write(tmp_path / "f", server.rows(sent, Style()))
    dry = Ran(capsys, "import", path)
    assert (dry.code, dry.err) == (0, "")
    assert "Karang" in dry.out
    assert Ran(capsys, "import", path, "--commit").code == 0
    labels = write(tmp_path / "g", server.rows(sent, Style(language="id")), "xlsx")
    again = Ran(capsys, "import", labels, "--commit")
    assert (again.code, again.err.count("ASSESSMENT_UNCHANGED")) == (0, 2)
    assert list(tmp_path.glob("*.karantina.csv")) == []


def test_an_edited_submission_is_stored_in_its_newest_form(
    tmp_path: Path, toy_path: Path, capsys: Capture
) -> None:
    server = Server(load("keltana"), areas=[(area.code, area.name) for area in builtin_areas()])
    later = {"_uuid": "a", "_submission_time": "2026-07-20T00:00:00"}
    sent = [server.submission([0] * 128, _uuid="a", **KARANG), server.submission([1] * 128, **later, **KARANG)]
    ran = Ran(capsys, "import", write(tmp_path / "f", server.rows(sent, Style())), "--commit")
    assert (ran.code, "FORM_ODK_EDITED" in ran.err) == (0, True)
    assert "100,00" in ran.out
    kept = (tmp_path / "f.karantina.csv").read_text(encoding="utf-8-sig")
    assert kept.count("FORM_ODK_EDITED") == 1
