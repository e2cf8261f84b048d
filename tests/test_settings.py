"""Settings: empty means not set, and what cannot be used is said by the name of its variable."""

from pathlib import Path

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.settings import (
    CODES,
    Settings,
    first_language,
    given_variables,
    is_loopback,
    known_variables,
    settings,
)


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("PORT", "abc", "SETTING_PORT"),
        ("PORT", "80000", "SETTING_PORT"),
        ("PORT", "-1", "SETTING_PORT"),
        ("LANGUAGE", "fr", "SETTING_LANGUAGE"),
        ("MAX_FILE_MB", "-3", "SETTING_MAX_FILE_MB"),
        ("MAX_FILE_MB", "0", "SETTING_MAX_FILE_MB"),
        ("CITY", "nonsense", "SETTING_CITY"),
        ("CITY", "5371", "SETTING_CITY"),
        ("CITY", "53.71.01", "SETTING_CITY"),
        ("INSTRUMENTS", "/nowhere", "SETTING_FOLDER"),
        ("QUERIES", "/nowhere", "SETTING_FOLDER"),
        ("BOUNDARIES", "/nowhere", "SETTING_FOLDER"),
        ("SNAPSHOT", "perhaps", "SETTING_SNAPSHOT"),
        ("SIGN_IN_FILE", "/no/such/file.toml", "SETTING_SIGN_IN_FILE"),
        ("LEAST_FAMILIES", "4", "SETTING_LEAST_FAMILIES"),
        ("LEAST_FAMILIES", "1001", "SETTING_LEAST_FAMILIES"),
        ("LEAST_FAMILIES", "few", "SETTING_LEAST_FAMILIES"),
        ("EVIDENCE_MB", "0", "SETTING_EVIDENCE"),
        ("EVIDENCE_MB", "51", "SETTING_EVIDENCE"),
        ("EVIDENCE_FILES", "many", "SETTING_EVIDENCE"),
        ("EVIDENCE_FORM_MB", "-1", "SETTING_EVIDENCE"),
        ("HOST", " ", "SETTING_HOST"),
        ("HOST", "nope nope", "SETTING_HOST"),
        ("HOST", "http://here", "SETTING_HOST"),
        ("HOST", "[::1]", "SETTING_HOST"),
        ("HOST", "::zz", "SETTING_HOST"),
        ("HOST", "999.1.1.1", "SETTING_HOST"),
        ("HOST", "a..b", "SETTING_HOST"),
        ("HOST", "10.1.2.3\n", "SETTING_HOST"),
        ("DATA", "/srv/town.snapshot.duckdb", "SETTING_DATA_SNAPSHOT"),
        ("DATA", "/srv/town.Snapshot.DUCKDB", "SETTING_DATA_SNAPSHOT"),
        ("DATA", "/srv/town.snapshot.db", "SETTING_DATA_SNAPSHOT"),
    ],
)
def test_a_wrong_value_names_its_variable(
    variable: str, value: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"SIPERI_{variable}", value)
    with pytest.raises(SiperiError) as caught:
        settings()
    assert caught.value.code == code
    assert f"SIPERI_{variable}" in caught.value.problem.message("id")
    assert value in caught.value.problem.message("en")


def test_all_wrong_values_are_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_PORT", "x")
    monkeypatch.setenv("SIPERI_LANGUAGE", "x")
    with pytest.raises(SiperiError) as caught:
        settings()
    assert {problem.code for problem in caught.value.problems} == {"SETTING_PORT", "SETTING_LANGUAGE"}


@pytest.mark.parametrize(
    ("word", "keeps"), [("ya", True), ("YES", True), ("1", True), ("Tidak", False), ("no", False)]
)
def test_yes_and_no_may_be_said_in_both_languages(word: str, keeps: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_SNAPSHOT", word)
    assert settings().snapshot is keeps


def test_every_setting_has_words_of_its_own() -> None:
    assert set(Settings.model_fields) == set(CODES)


@pytest.mark.parametrize(
    "host", ["10.1.2.3", "::", "::1", "fe80::1%eth0", "localhost", "peta.kupang.go.id", "my_box", "kantor-2."]
)
def test_addresses_and_names_of_computers_can_be_listened_on(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_HOST", host)
    assert settings().host == host


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = {name: Settings.model_fields[name].default for name in Settings.model_fields}
    for name in usual:
        monkeypatch.setenv(f"SIPERI_{name.upper()}", "")
    assert settings().model_dump() == usual
    assert settings().host == "127.0.0.1"
    assert not any(name in given_variables() for name in known_variables())


def test_a_folder_of_queries_without_the_schema_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPERI_QUERIES", str(tmp_path))
    with pytest.raises(SiperiError) as caught:
        settings()
    assert caught.value.code == "SETTING_FOLDER"


@pytest.mark.parametrize("below", ["", "deeper", "deeper/store.duckdb"])
def test_a_store_below_a_file_is_refused(below: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "note"
    file.write_text("x", encoding="utf-8")
    monkeypatch.setenv("SIPERI_DATA", str(file / below))
    with pytest.raises(SiperiError) as caught:
        settings()
    assert caught.value.code == "SETTING_DATA"


@pytest.mark.parametrize("name", ["data", "release-1.5"])
def test_a_folder_means_the_usual_file_in_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).mkdir()
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / name))
    assert settings().store_path == tmp_path / name / "siperi.duckdb"


def test_the_first_words_are_in_the_language_asked_for_even_when_the_rest_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SIPERI_PORT", "x")
    for language, spoken in (("en", "en"), ("id", "id"), ("fr", "id")):
        monkeypatch.setenv("SIPERI_LANGUAGE", language)
        assert first_language() == spoken


@pytest.mark.parametrize(
    ("host", "only_here"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("10.1.2.3", False), ("::", False), ("", False)],
)
def test_only_the_loopback_is_for_this_computer_alone(host: str, only_here: bool) -> None:
    assert is_loopback(host) == only_here
