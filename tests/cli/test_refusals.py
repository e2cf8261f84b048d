"""What the parser refuses, and the help around our texts, in the language of the reader."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from siperi_geo.cli.app import build
from tests.cli.running import Ran

ENGLISH = (
    "Usage",
    "Error",
    "Missing",
    "No such",
    "Invalid",
    "Try ",
    "Options",
    "OPTIONS",
    "required",
    "Show this",
)
REFUSED = [
    (("score",), "CLI_ARGUMENT_MISSING", "FORMULIR belum ditulis"),
    (("boundaries", "import", "x.geojson"), "CLI_OPTION_MISSING", "Pilihan --name wajib"),
    (("score", "--nix", "x"), "CLI_OPTION_UNKNOWN", "Yang ada: --instrument"),
    (("--nix",), "CLI_OPTION_UNKNOWN", "Yang ada: --help"),
    (("scoer",), "CLI_COMMAND_UNKNOWN", "Yang ada: score, import"),
    (("boundaries", "nix"), "CLI_COMMAND_UNKNOWN", "Yang ada: check, import"),
    (("import", "x.xlsx", "--year", "abc"), "CLI_VALUE_NOT_A_NUMBER", "--year berisi “abc”"),
    (("import", "x.xlsx", "--year", "2026.5"), "CLI_VALUE_NOT_A_NUMBER", "--year berisi “2026.5”"),
    (("boundaries", "fetch", "osm", "--out", "x"), "CLI_VALUE_NOT_A_CHOICE", "salah satu: big, hdx"),
    (("score", "a", "b", "c"), "CLI_TOO_MANY_ARGUMENTS", "ditulis: b c."),
    (("score", "x", "--instrument"), "CLI_OPTION_NEEDS_VALUE", "--instrument memerlukan nilai"),
    (("populations", "import", "x", "--commit=3"), "CLI_OPTION_TAKES_NO_VALUE", "--commit tidak menerima"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), REFUSED, ids=lambda one: one if one[:3] == "CLI" else "")
def test_a_refusal_is_said_in_the_readers_language(
    arguments: tuple[str, ...], code: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert f"GALAT {code}: " in ran.err
    assert words in ran.err
    assert [word for word in ENGLISH if word in ran.err] == []
    english = Ran(capsys, "--lang", "en", *arguments)
    assert (english.code, f"ERROR {code}: " in english.err) == (2, True)
    assert [word for word in ("Pemakaian", "PILIHAN", "Yang ada", "belum") if word in english.err] == []


@pytest.mark.parametrize("arguments", [(), ("score",), ("boundaries",), ("boundaries", "import")], ids=" ".join)
def test_help_speaks_the_readers_language(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, *arguments, "--help")
    assert ran.out.startswith("Pemakaian: siperi")
    assert "Pilihan:\n" in ran.out
    assert "Tampilkan penjelasan ini." in ran.out
    assert [word for word in (*ENGLISH, "Arguments", "Commands", "default:") if word in ran.out] == []
    english = Ran(capsys, "--lang", "en", *arguments, "--help").out
    assert english.startswith("Usage: siperi")
    assert "Options:\n" in english


def test_help_says_what_is_required_and_what_is_usual(capsys: pytest.CaptureFixture[str]) -> None:
    words = Ran(capsys, "boundaries", "import", "--help").out
    assert "BERKAS <berkas>  [wajib]" in words
    assert "[bawaan: indicative]" in words


def test_a_group_alone_answers_with_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "boundaries")
    assert ran.code == 2
    assert "Perintah:\n  check" in ran.err
    assert "GALAT" not in ran.err


def every_command(one: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every group and command of the program."""
    yield path
    for name, inner in getattr(one, "commands", {}).items():
        yield from every_command(inner, (*path, name))


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_help_and_no_usage_shows_a_placeholder_or_a_type_of_the_program(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a name is to be written, a word of the reader's language stands."""
    paths = list(every_command(typer.main.get_command(build())))
    assert len(paths) > 60
    for path in paths:
        shown = Ran(capsys, "--lang", language, *path, "--help").out
        refused = Ran(capsys, "--lang", language, *path, "--nix")
        assert refused.code == 2
        for text in (shown, refused.err):
            assert not set("{}") & set(text), (path, text)
            assert not re.search(r"<(str|int|float|path|list.*)>|\b(Path|None)\b", text), (path, text)


def test_what_is_missing_is_called_as_in_the_usage_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Pemakaian: siperi score [PILIHAN] FORMULIR\n" in Ran(capsys, "score").err
    assert "ERROR CLI_ARGUMENT_MISSING: FILE is missing." in Ran(capsys, "--lang", "en", "plan", "import").err
    assert "BERKAS..." in Ran(capsys, "instruments", "check", "--help").out
