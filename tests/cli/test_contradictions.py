"""`siperi contradictions`: a year as a table and as JSON; the rules are checked as instruments are."""

import json
from pathlib import Path

import pytest

from siperi_geo.instruments import cross_file
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from siperi_geo.ui.verify.cross import found_in
from tests.cli.running import Ran
from tests.families import BUKIT, KARANG, LERENG, MUARA, add_families
from tests.people import PASSWORD, begin, join

Capsys = pytest.CaptureFixture[str]


@pytest.mark.usefixtures("subjects_path")
def test_a_year_as_json_and_as_a_table(capsys: Capsys) -> None:
    ran = Ran(capsys, "contradictions", "--year", 2025, "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["year"], told["forms"], len(told["contradictions"])) == (0, 2025, 12, 8)
    warning = told["contradictions"][0]
    assert (warning["rule"], warning["mark"], warning["is_example"]) == ("peringatan_sekolah", "own_design", False)
    assert (warning["claim"]["subject_name"], warning["claim"]["answer_text"]) == ("Muara", "Ya")
    assert (warning["against"]["count"], warning["against"]["answered"]) == (1, 1)
    assert [one["subject_name"] for one in warning["others"]] == ["SD Inpres Nelayan"]
    listed = Ran(capsys, "contradictions", "--year", 2025, "--lang", "en")
    assert listed.code == 0
    assert "8 contradictions between 12 forms, by 19 rules (our own design" in listed.out


def test_a_year_without_forms_has_none(toy_path: Path, capsys: Capsys) -> None:
    ran = Ran(capsys, "contradictions", "--year", 1999)
    assert (ran.code, ran.out.startswith("1999: 0 pertentangan antara 0 formulir")) == (0, True)
    assert Ran(capsys, "contradictions").code == 2


def test_the_rules_are_checked_with_the_instruments(tmp_path: Path, capsys: Capsys) -> None:
    shipped = cross_file()
    assert shipped is not None
    assert Ran(capsys, "instruments", "check", shipped).code == 0
    broken = tmp_path / shipped.name
    broken.write_text(shipped.read_text(encoding="utf-8").replace("item: Q093", "item: Q999"), encoding="utf-8")
    ran = Ran(capsys, "instruments", "check", broken)
    assert (ran.code, "INSTRUMENT_RULE_ITEM" in ran.err) == (2, True)


def test_with_accounts_a_verifier_sees_those_of_the_own_area(
    subjects_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(subjects_path) as store:
        begin(store)
        join(store, "vera", Grant(Role.VERIFIER, area_code=MUARA))
    refused = Ran(capsys, "contradictions", "--year", 2025)
    assert (refused.code, "SIGN_IN_NEEDED" in refused.err) == (2, True)
    monkeypatch.setenv("SIPERI_PASSWORD", PASSWORD)
    seen: dict[str, list[str]] = {}
    for name in ("bpbd", "vera"):
        monkeypatch.setenv("SIPERI_USER", name)
        told = json.loads(Ran(capsys, "contradictions", "--year", 2025, "--format", "json").out)
        seen[name] = [one["claim"]["subject_name"] for one in told["contradictions"]]
    assert 0 < len(seen["vera"]) < len(seen["bpbd"]) == 8
    assert set(seen["vera"]) <= {"Muara", "SD Inpres Nelayan"}


def town_and_families(path: Path) -> None:
    """Lereng, Muara and Bukit claim that warnings reach everybody; every family there says that none does."""
    with Store.open(path) as store:
        add_families(store, {BUKIT: 3, LERENG: 12, MUARA: 40, KARANG: 25}, 2025)
        with store.transaction(actor="t", action="t", target="t") as tx:
            tx.execute("update assessments set answers = [0 for x in answers] where instrument = 'katana'")
            tx.execute("update assessments set answers = [1 for x in answers] where instrument = 'keltana'")


@pytest.mark.parametrize(("least", "places", "forms"), [(10, {MUARA, KARANG}, 65), (50, set(), 0)])
def test_families_of_withheld_areas_are_neither_held_against_a_form_nor_counted(
    toy_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, least: int, places: set[str], forms: int
) -> None:
    before = json.loads(Ran(capsys, "contradictions", "--year", 2025, "--format", "json").out)["forms"]
    town_and_families(toy_path)
    monkeypatch.setenv("SIPERI_LEAST_FAMILIES", str(least))
    told = json.loads(Ran(capsys, "contradictions", "--year", 2025, "--format", "json").out)
    found = [one for one in told["contradictions"] if one["against"]["instrument"] == "katana"]
    assert {one["claim"]["subject_id"] for one in found} == places
    assert told["forms"] == before + forms
    on_the_page = {
        one.claimant.subject_id for one in found_in(2025).every if one.rule.against.instrument == "katana"
    }
    assert on_the_page == places
