"""What a round of governments counts and publishes: units, means of enough of them, never a respondent."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from siperi_geo.analysis.editions import means_of
from siperi_geo.analysis.erat_edition import KEPT, changed, edition_rows
from siperi_geo.analysis.erat_edition_table import edition_columns
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_missing import missing_columns, short_units, unit_reminder
from siperi_geo.analysis.erat_reading import summary_of
from siperi_geo.analysis.erat_response import response
from siperi_geo.analysis.erat_response_words import rate, remarks
from siperi_geo.analysis.erat_trend import Basis, basis, change, with_values
from siperi_geo.analysis.erat_trend_words import of_index, uncompared
from siperi_geo.analysis.erat_trend_words import remarks as trend_remarks
from siperi_geo.assessments import RoundState, move_round, round_counts
from siperi_geo.registers.governments import governments
from siperi_geo.store import Store, run_checks
from siperi_geo.tables import erat as tables
from siperi_geo.tables import erat_years
from tests.respondents import ERAT, OFFICES, bring_in, fill, same, town, write_forms
from tests.toytown.build import point_to

TWO = "Dinas Perhubungan"  # the unit of Kota Toya with two respondents


@pytest.fixture(scope="module", autouse=True)
def _here() -> Iterator[None]:
    """Toy town's province is the one looked at."""
    with pytest.MonkeyPatch.context() as patch:
        point_to(patch)
        yield


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The town of respondents, with a year before in which fewer units answered; tests only read it."""
    folder = tmp_path_factory.mktemp("erat")
    with Store.memory() as made:
        fill(made, folder)
        before = [row for row in town((2, 2, 2)) if row[1] != OFFICES[4] or row[0] != "99"]
        bring_in(made, write_forms(folder / "dulu.csv", before, year=2025))
        yield made


def summary(store: Store, year: int = 2026) -> Summary:
    return summary_of(store.query, ERAT, year, governments(store), with_examples=False)


def move(store: Store, *states: RoundState) -> None:
    for to in states:
        move_round(store, "erat", 2026, to, actor="ani", reason="sebab", means=means_of(ERAT, 10))


def test_a_round_counts_units_and_its_edition_holds_means_alone(tmp_path: Path) -> None:
    with Store.memory() as own:
        fill(own, tmp_path)
        move(own, "open")
        (found,) = round_counts(own)
        units = found.units
        assert units
        assert (units.asked, units.enough, units.few, units.none, units.respondents) == (13, 12, 1, 0, 38)
        assert (found.asked, found.counting, units.minimum) == (13, 38, 3)
        move(own, "closed", "locked")
        rows = own.query("rounds/published_mean_list", instrument="erat", year=2026)
        of_index = rows[rows["node"] == "index"]
        assert of_index["place"].value_counts().to_dict() == {
            "unit": 12, "government": 3, "level": 2, "province": 1,
        }  # fmt: skip
        assert TWO not in set(rows["place_name"]), "a unit below its minimum is not in an edition"
        assert own.query("rounds/published_list", instrument="erat", year=2026).empty, "nor is a respondent"
        by_place = of_index.set_index("place_code")["value_micro"].to_dict()
        assert (by_place["99"], by_place["99.01"], by_place[""]) == (75_000_000, 50_000_000, 62_500_000)
        assert by_place["99.02"] is None, "two units are too few"
        assert changed(rows, edition_rows(summary(own))) == []
        move(own, "open")
        bring_in(own, write_forms(tmp_path / "lagi.csv", [("99.01", "BPBD", 9, same(5))]))
        assert [place for place, *_ in changed(rows, edition_rows(summary(own)))] == [
            "province", "level", "government", "unit",
        ]  # fmt: skip
        again = own.query("rounds/published_mean_list", instrument="erat", year=2026)
        assert again.equals(rows), "an edition never changes"
        assert run_checks(own) == {}


def test_an_edition_as_a_table_has_every_dimension_and_what_it_stands_on(store: Store) -> None:
    rows = edition_rows(summary(store)).assign(edition=1)
    assert list(rows.columns) == [*KEPT, "edition"]
    columns = {one.title: one for one in edition_columns(ERAT, rows)}
    units = columns["OPD"].shown
    assert len(units) == 18
    at = units.index("BPBD")
    assert columns["Pemerintah daerah"].shown[at] == "Provinsi Toya"
    assert columns["Praktik manajemen risiko"].shown[at] == "75,00"
    assert columns["Simpangan baku indeks"].shown[0] == "12,50", "of the two levels, 75 and 50"
    alpha = columns["Alfa Cronbach: Praktik manajemen risiko"]
    assert alpha.values[:3] == [pytest.approx(1), None, None], "36 answered, of each level fewer than 30"
    assert len(columns) == len(edition_columns(ERAT, rows)), "no heading twice"
    assert columns["Diundang"].values[0] is None


def test_nothing_is_published_of_a_year_without_forms(store: Store) -> None:
    assert edition_rows(summary(store, 2020)).empty


def test_who_is_missing_is_named_by_government_with_how_many_more(store: Store) -> None:
    found = summary(store)
    (one,) = short_units(found)
    assert (one.government, one.unit, one.forms, one.counted, one.lacking) == ("Kota Toya", TWO, 2, 2, 1)
    assert [column.shown[0] for column in missing_columns([one])][1:] == ["Kota Toya", TWO, "2", "2", "1"]
    letter = unit_reminder(found, date(2026, 11, 22), closes_on=date(2026, 12, 1))
    assert "Kota Toya\n– Dinas Perhubungan: 2 responden, masih kurang 1" in letter
    assert "paling lambat 1 Desember 2026" in letter
    assert unit_reminder(summary_without(found), date(2026, 11, 22)) == ""


def summary_without(found: Summary) -> Summary:
    """The same with the levels that have all they need."""
    return Summary(found.instrument, found.year, found.levels[:1], found.figures)


def test_the_rate_is_of_those_invited_and_what_is_not_known_is_called_so() -> None:
    units = [(3, 4, True), (5, 4, True), (2, None, False)]
    found = response(units)
    assert (found.rate_pct, found.enough_pct) == (100, pytest.approx(200 / 3))
    assert rate(found) == "100,0 % (8 ÷ 8; 2 dari 3 OPD)"
    assert rate(response(units[:1])) == "75,0 % (3 ÷ 4)"
    assert (response(units[2:]).rate_pct, rate(response(units[2:]))) == (None, "–")
    assert response([(0, 0, False)]).rate_pct is None
    assert response([]).enough_pct is None


def test_the_response_of_the_province(store: Store, tmp_path: Path) -> None:
    rows = tables.response(summary(store)).shown
    whole = ["Provinsi, kedua tingkat", "38", "13 dari 13", "12 dari 13 (92,3 %)", "–"]
    assert rows.iloc[0].tolist() == whole
    (said,) = remarks(summary(store))
    assert said.startswith("Belum ada OPD yang menyebut")


def test_years_side_by_side_say_on_which_units_they_stand(store: Store) -> None:
    years = with_values([summary(store, 2026), summary(store, 2025), summary(store, 2020)])
    assert [one.year for one in years] == [2025, 2026]
    before, after = years
    rows = erat_years.trend(years).shown
    assert rows.iloc[:, 0].tolist() == ["2025", "2026"]
    assert rows.iloc[1, 1:4].tolist() == ["62,50", "75,00", "50,00"]
    assert rows.iloc[0, 1:3].tolist() == ["belum cukup responden"] * 2, "one unit less than enough"
    lower = before.level("kabupaten_kota").figures, after.level("kabupaten_kota").figures
    assert change(*lower, "RM") == pytest.approx(25)
    assert change(before.figures, after.figures, "RM") is None
    found = erat_years.change(before, after)
    assert found.shown.iloc[1].tolist() == ["Praktik manajemen risiko", "25,00 → 50,00 (+25,00)"]
    assert found.values.iloc[1].tolist()[2:] == [25, 50, 25]
    (lacking,) = uncompared(before, after)
    assert lacking.endswith("Provinsi, Tingkat provinsi.")
    assert of_index(before, after) == "Dari tahun ke tahun: indeks Tingkat kabupaten/kota +25,00 poin sejak 2025"
    assert basis(before, after, "provinsi") == Basis(4, 5, 4)
    (said,) = trend_remarks(before, after)
    assert said.startswith(
        "Tingkat provinsi: OPD yang terbit tidak sama. 2025: 4 OPD, 2026: 5 OPD, 4 di keduanya."
    )
