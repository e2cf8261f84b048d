"""Words, numbers and dates in both languages; both catalogues hold the same keys and every key is used."""

import re
from datetime import UTC, date, datetime
from string import Formatter

import pytest
from babel import numbers
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo import text
from siperi_geo.settings import ROOT

SOURCES = [*(ROOT / "siperi_geo").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]


OF_THEMSELVES = {"unit", "Unit", "one_unit"}  # filled in where words name them


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    text.use_language("id")
    text.use_wording("")
    text.use_subject("kelurahan")


def keys(language: str) -> set[str]:
    return {str(m.id if isinstance(m.id, str) else m.id[0]) for m in text.catalogue(language) if m.id}


def message_fields(language: str, key: str) -> set[str]:
    found = text.catalogue(language)[key].string
    joined = found if isinstance(found, str) else " ".join(found)
    return {name for _, name, _, _ in Formatter().parse(joined) if name} - OF_THEMSELVES


def test_both_languages_have_the_same_keys() -> None:
    assert keys("id") == keys("en")


def test_both_languages_ask_for_the_same_values() -> None:
    different = [key for key in keys("id") if message_fields("id", key) != message_fields("en", key)]
    assert different == []


def test_no_message_is_empty() -> None:
    assert [key for lang in text.LANGUAGES for key in keys(lang) if not text.catalogue(lang)[key].string] == []


def test_every_key_is_used_somewhere() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    literal = set(re.findall(r"""["']([a-z_]+(?:\.[a-z0-9_]+)+)["']""", source))
    built = re.findall(r"""f["']([a-z_]+(?:\.[a-z0-9_]+)*[._])\{""", source)
    ends = re.findall(r"""f["']\{[a-z_.]+\}(\.[a-z_.]+)["']""", source)
    either = re.findall(r"""key, \w+ = \("([a-z_.]+)", \w+\) if \w+ else \("([a-z_.]+)", \w+\)""", source)
    ends += [f".{end}" for pair in either for end in pair]  # written as f"{words}.{key}"
    asked = {key.partition("@")[0] for key in keys("id")}  # a second wording is used where the first one is
    idle = {key for key in asked - literal if not key.startswith(tuple(built)) and not key.endswith(tuple(ends))}
    assert idle == set()


def test_words_name_whom_the_instrument_asks() -> None:
    assert text.t("analysis.extremes.none") == "Belum ada kelurahan yang dapat dinilai."
    text.use_subject("health_facility")
    text.use_language("en")
    assert text.t("analysis.extremes.none") == "No health facilities can be assessed yet."
    assert text.t("analysis.card.filled") == "Health facilities that filled a form"
    assert text.t("analysis.whom.one") == "one assessed health facility"
    assert text.tn(
        "analysis.change", 1, node="A", mean="1", year=2025, risen="1", fallen="0", unchanged="0", limit="1"
    ).startswith("A: the one health facility assessed")


def test_a_unit_that_is_given_is_not_another() -> None:
    assert (
        text.t("charts.source", name="A", year=2026, n="2", unit="kecamatan")
        == "Sumber: A, 2026; 2 kecamatan dinilai."
    )


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_second_wording_stands_for_a_first_one_and_asks_for_the_same_values(language: str) -> None:
    others = [key for key in keys(language) if "@" in key]
    usual = {key: key.partition("@")[0] for key in others}
    assert others
    assert [key for key in others if not key.endswith("@verified") or usual[key] not in keys(language)] == []
    assert [key for key in others if message_fields(language, key) != message_fields(language, usual[key])] == []


def test_a_second_wording_is_said_only_while_it_is_used() -> None:
    usual = text.t("map.no_data"), text.t("map.title"), text.tn("analysis.left_out.no_form", 2, names="A, B")
    text.use_wording("verified")
    other = text.t("map.no_data"), text.t("map.title"), text.tn("analysis.left_out.no_form", 2, names="A, B")
    assert [one == two for one, two in zip(usual, other, strict=True)] == [False, True, False]
    assert other[2].startswith("2 kelurahan tidak terverifikasi")


def test_a_key_without_words_is_a_programming_error() -> None:
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        text.t("no.such.key")


@pytest.mark.parametrize(
    ("language", "expected"), [("id", ["1.234,50", "+3,2", "58 %"]), ("en", ["1,234.50", "+3.2", "58 %"])]
)
def test_numbers_follow_the_language(language: str, expected: list[str]) -> None:
    text.use_language(language)
    assert [text.number(1234.5), text.signed(3.24, 1), text.percent(58.3)] == expected


def test_a_change_that_rounds_to_nothing_has_no_sign() -> None:
    assert text.signed(-0.001) == text.signed(0.001) == "0,00"
    assert text.signed(-1.5) == "−1,50"
    assert (text.signed(2.675), text.number(2.675)) == ("+2,68", "2,68")


def test_missing_is_a_dash_never_a_zero() -> None:
    assert (
        text.number(None) == text.number(float("nan")) == text.signed(None) == text.percent(None) == text.MISSING
    )
    assert text.day(None) == text.MISSING


def test_dates_follow_the_language() -> None:
    assert text.day(date(2026, 7, 14)) == "14 Juli 2026"
    assert text.moment(datetime(2026, 7, 14, 1, 30, tzinfo=UTC)) == "14 Jul 2026 09.30.00 WITA"
    assert text.clock(datetime(2026, 7, 14, 6, 5, tzinfo=UTC)) == "14.05"
    text.use_language("en")
    assert text.day(date(2026, 7, 14)) == "14 July 2026"
    assert text.clock(datetime(2026, 7, 14, 6, 5, tzinfo=UTC)) == "14:05"


@given(st.text(max_size=5))
def test_an_unknown_language_is_indonesian(language: str) -> None:
    assert text.use_language(language) in text.LANGUAGES
    if language not in text.LANGUAGES:
        assert text.language() == "id"


@given(
    st.one_of(st.floats(-1e9, 1e9), st.integers(-(10**12), 10**12), st.decimals(-1000, 1000, places=4)),
    st.integers(0, 6),
    st.sampled_from(text.LANGUAGES),
)
def test_numbers_are_written_as_babel_writes_them(value: float, decimals: int, language: str) -> None:
    text.use_language(language)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    expected = numbers.format_decimal(value, format=pattern, locale=text.LOCALES[language])
    assert text.number(value, decimals) == expected
