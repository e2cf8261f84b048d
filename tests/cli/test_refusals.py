"""What the parser refuses, and the help around our texts, in the language of the reader."""

import pytest

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
    (("score",), "CLI_ARGUMENT_MISSING", "{form} belum ditulis"),
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
    assert "file <path>  [wajib]" in words
    assert "[bawaan: indicative]" in words


def test_a_group_alone_answers_with_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "boundaries")
    assert ran.code == 2
    assert "Perintah:\n  check" in ran.err
    assert "GALAT" not in ran.err
