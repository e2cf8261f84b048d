"""Which line a code or a name means: names decide, of the published list every code and every name is found."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from siperi_geo.programmes import catalogue, code_of, find

PUBLISHED = Path(__file__).parents[3] / "shared/domain/programmes.yaml"


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    if not PUBLISHED.exists():
        pytest.skip("the published list lies beside the project only where it is tested")
    found: dict[str, Any] = yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))
    return found


def test_every_line_is_found_by_its_name_and_by_either_code() -> None:
    for line in catalogue().lines:
        for name in (line.name.id, line.name.en, line.name.id.upper()):
            found = find("", name)
            assert found is not None
            assert (found.line.code, found.how) == (line.code, "name")
        assert (found := find(line.code)) is not None
        assert found.line is line
        if line.code_2020:
            assert (found := find(line.code_2020)) is not None
            assert (found.line, found.how) == (line, "code_2020")


def test_names_decide_where_a_code_says_something_else() -> None:
    found = find("1.05.03.2.03.0001", "Penguatan Kelembagaan Bencana Kabupaten/Kota")
    assert found is not None
    assert (found.line.code, found.is_other_code) == ("1.05.03.2.04.0014", True)
    found = find("1.05.03.2.04.02", "Penguatan Kelembagaan Bencana Kabupaten/Kota")
    assert found is not None
    assert not found.is_other_code, "the code of 2020 is its own"


def test_a_code_with_its_name_in_one_cell_and_nothing_known() -> None:
    found = find("1.05.03.02.02.0018 - GLADI KESIAPSIAGAAN TERHADAP BENCANA KABUPATEN/KOTA")
    assert found is not None
    assert (found.line.code, found.is_other_code) == ("1.05.03.2.02.0018", False)
    assert find("") is None
    assert find("1.09.01.2.01.0001", "Pengadaan mobil dinas") is None


def test_codes_are_written_as_published(published: dict[str, Any]) -> None:
    for case in published["tests"]["code_normalise"]:
        assert code_of(case["in"]) == case["out"]


def test_every_published_line_is_here_with_its_codes_name_and_unit(published: dict[str, Any]) -> None:
    units = {name.id: unit for unit, name in catalogue().units.items()}
    for row in [*published["sub_kegiatan"], *published["other_opd"]]:
        line = catalogue().line(row["code"])
        assert (line.name.id, line.code_2020) == (row["name"], row.get("code_v2"))
        if "unit" in row:
            assert line.unit == units[row["unit"].lower()]


def test_the_printed_budget_of_a_kabupaten_adds_up_line_by_line(published: dict[str, Any]) -> None:
    total = 0
    for row in published["tests"]["roll_up_2026_rupiah"]:
        if "kegiatan" in row:
            lines = [catalogue().line(f"{row['kegiatan']}.{last}") for last in row["parts"]]
            assert {line.activity for line in lines} == {row["kegiatan"]}
            assert sum(row["parts"].values()) == row["expect"]
            total += row["expect"]
        else:
            assert total == row["expect"]


def test_printed_costs_of_a_unit_are_those_of_the_catalogue(published: dict[str, Any]) -> None:
    for row in published["tests"]["unit_cost_2026"]:
        reference = catalogue().line(row["code"]).reference
        assert reference is not None
        assert round(reference.unit_cost_idr, 2) == row["expect"]


def test_proposed_lines_for_a_gap_serve_the_service_that_the_gap_is_of(published: dict[str, Any]) -> None:
    for row in published["gap_to_line"]:
        for code in row["lines"]:
            found = catalogue().service_of(catalogue().line(code))
            assert found in (None, row["spm"]) or code.startswith("1.05.03") or code == "7.01.03.2.02.0003"
