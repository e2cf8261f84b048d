"""What is set wrongly ends every command with exit 2 and a word about the variable, never with a traceback."""

from pathlib import Path

import pytest

from siperi_geo.settings import ROOT
from tests.cli.running import Ran

LAYER = ROOT / "data" / "boundaries" / "kelurahan_skematis.geojson"


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("PORT", "abc", "SETTING_PORT"),
        ("PORT", "99999", "SETTING_PORT"),
        ("HOST", "nope nope", "SETTING_HOST"),
        ("DATA", "/srv/town.snapshot.duckdb", "SETTING_DATA_SNAPSHOT"),
        ("LANGUAGE", "fr", "SETTING_LANGUAGE"),
        ("MAX_FILE_MB", "-3", "SETTING_MAX_FILE_MB"),
        ("CITY", "nonsense", "SETTING_CITY"),
        ("CITY", "11.22", "SETTING_CITY_UNKNOWN"),
        ("DATA", "/dev/null", "SETTING_DATA"),
        ("INSTRUMENTS", "/nowhere", "SETTING_FOLDER"),
        ("QUERIES", "/nowhere", "SETTING_FOLDER"),
        ("BOUNDARIES", "/nowhere", "SETTING_FOLDER"),
    ],
)
@pytest.mark.parametrize("command", [("demo", "--if-empty"), ("serve",), ("boundaries", "check", LAYER)], ids=str)
def test_a_wrong_variable(
    command: tuple[object, ...],
    variable: str,
    value: str,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SIPERI_HOST", "127.0.0.1")
    monkeypatch.setenv("SIPERI_PORT", "0")
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "new" / "siperi.duckdb"))
    monkeypatch.setenv(f"SIPERI_{variable}", value)
    ran = Ran(capsys, *command)
    assert (ran.code, code in ran.err, f"SIPERI_{variable}" in ran.err) == (2, True, True), ran.err
    assert "Traceback" not in ran.err


def test_a_port_on_the_command_line_is_held_to_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_PORT", "0")
    ran = Ran(capsys, "serve", "--port", 80000)
    assert (ran.code, "SETTING_PORT" in ran.err) == (2, True)


def test_the_error_is_in_the_language_that_is_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_PORT", "abc")
    monkeypatch.setenv("SIPERI_LANGUAGE", "en")
    assert "not a port number" in Ran(capsys, "demo").err


EVERY_COMMAND = [
    ("serve",),
    ("demo",),
    ("rescore",),
    ("backup", "x.duckdb"),
    ("restore", "x.duckdb"),
    ("score", "x.csv"),
    ("import", "x.csv"),
    ("instruments", "check"),
    ("instruments", "list"),
    ("boundaries", "list"),
    ("populations", "list"),
]


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_one_wrong_variable_stops_every_command_also_those_that_do_not_use_it(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_PORT", "abc")
    ran = Ran(capsys, *command)
    assert (ran.code, ran.out, "SETTING_PORT" in ran.err) == (2, "", True), ran.err


@pytest.mark.parametrize("command", [(), ("serve",), ("instruments",), ("instruments", "check")], ids=" ".join)
def test_help_comes_whatever_is_set(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_PORT", "abc")
    assert Ran(capsys, *command, "--help").code == 0


def test_the_doctor_looks_at_what_it_can_whatever_is_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_PORT", "abc")
    ran = Ran(capsys, "doctor")
    assert (ran.code, "SETTING_PORT" in ran.out, len(ran.out.splitlines()) > 1) == (2, True, True)


@pytest.mark.parametrize(
    "arguments", [("--lang", "fr", "doctor"), ("doctor", "--lang=fr"), ("doctor", "--lang"), ("--lang=", "doctor")]
)
def test_a_language_that_is_not_here_is_said_with_the_choices(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "LANGUAGE_UNKNOWN" in ran.err
    assert "id, en" in ran.err


def test_a_language_may_be_written_large(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Run the dashboard" in Ran(capsys, "--help", "--lang", "EN").out


def test_no_instruments_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(tmp_path))
    for command in ("list", "check"):
        ran = Ran(capsys, "instruments", command)
        assert (ran.code, "INSTRUMENT_NONE" in ran.err) == (2, True)
