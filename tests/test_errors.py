"""The error catalogue: every code that the program raises has words in both languages, and no word is idle."""

import re
from functools import cache
from string import Formatter

import pytest

from siperi_geo.errors import Problem, SiperiError, Where, brief, catalogue
from siperi_geo.settings import ROOT

CODE_USED = re.compile(r"""["']([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)["']""")


@cache
def codes_in_source() -> set[str]:
    text = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "siperi_geo").rglob("*.py"))
    return set(CODE_USED.findall(text))


def fields(text: str) -> set[str]:
    """The values a text asks for; `name_id` and `name_en` are one value in two languages."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return {re.sub(r"_(id|en)$", "", name) for name in names}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_entry_speaks_both_languages_with_the_same_values(code: str) -> None:
    entry = catalogue()[code]
    assert set(entry) == {"severity", "id", "en"}
    assert entry["severity"] in {"error", "warning"}
    for part in ("what", "do"):
        assert entry["id"][part].strip()
        assert entry["en"][part].strip()
    words = {lang: fields(entry[lang]["what"]) | fields(entry[lang]["do"]) for lang in ("id", "en")}
    assert words["id"] == words["en"]


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_entry_is_used(code: str) -> None:
    assert code in codes_in_source()


def test_a_place_reads_as_a_person_would_say_it() -> None:
    assert str(Where("form.xlsx", "Input Nilai", 13, "F")) == "form.xlsx · Input Nilai · F13"
    assert str(Where("data.csv", None, 7, "answer")) == "data.csv · answer · #7"
    assert str(Where("data.csv", row=7)) == "data.csv · #7"
    assert str(Where("data.csv")) == "data.csv"
    assert str(Where()) == ""


def test_an_error_carries_all_its_problems() -> None:
    more = Problem("STORE_MISSING", Where("b"), {"path": "b"})
    error = SiperiError("STORE_MISSING", Where("a"), more=[more], path="a")
    assert [str(problem.where) for problem in error.problems] == ["a", "b"]
    assert error.problem.as_dict("id")["message"].startswith("Berkas data a tidak ada.")
    assert error.problem.as_dict("en")["code"] == "STORE_MISSING"


def test_no_value_makes_a_message_endless() -> None:
    for language in ("id", "en"):
        message = Problem("STORE_MISSING", values={"path": "x" * 5000}).message(language)
        assert "xxx…" in message
        assert len(message) < 1000
    assert brief("Oesapa") == "Oesapa"
    assert brief("x" * 60) == "x" * 60
    assert brief("Oe sapa", 4) == "Oe…"


def test_a_number_is_grouped_as_the_language_groups_it() -> None:
    grouped = Problem("POPULATION_SEXES_DIFFER", values={"male": 1234567, "female": 1, "sum": 10, "people": 999})
    assert "1.234.567 + perempuan 1 = 10, tetapi jumlahnya tertulis 999" in grouped.what("id")
    assert "1,234,567 + women 1 = 10, but the total says 999" in grouped.what("en")


def test_an_unknown_code_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        SiperiError("NOT_IN_THE_CATALOGUE")
