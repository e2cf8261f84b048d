"""`siperi contradictions`: a year as a table and as JSON; the rules are checked as instruments are."""

import json
from pathlib import Path

import pytest

from siperi_geo.instruments import cross_file
from tests.cli.running import Ran

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
