"""Whose form is it? By code, by name inside this city, by the user's word, and otherwise a person's question."""

from pathlib import Path

import pytest

from siperi_geo.assessments import Plan, plan, valid_year
from siperi_geo.errors import SiperiError, Where
from siperi_geo.forms import FilledForm, read_form
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.forms.builders import pkd_book

HEAD = {
    "Tanggal": "14 Juli 2026",
    "Nama Desa/Kelurahan": "Kelurahan Karang",
    "Kecamatan": "Pantai",
    "Kabupaten/Kota": "Kota Mainan",
}


def planned(store: Store, tmp_path: Path, *, subject: str | None = None, **head: str) -> Plan:
    instrument = load("keltana")
    named = {label: head.get(label.split()[0].split("/")[0].lower(), value) for label, value in HEAD.items()}
    book = pkd_book(tmp_path / "form.xlsx", [1] * 128, head=named)
    return plan(store, instrument, read_form(book, instrument).forms, subject=subject)


def codes(found: Plan) -> list[str]:
    return [problem.code for problem in (*found.problems, *(held.problem for held in found.held))]


def test_a_name_as_we_write_it_needs_no_word(toy_store: Store, tmp_path: Path) -> None:
    found = planned(toy_store, tmp_path)
    assert [(entry.area.code, entry.year, entry.action) for entry in found.entries] == [
        ("99.01.02.1003", 2026, "new")
    ]
    assert codes(found) == []


def test_another_spelling_is_read_and_said(toy_store: Store, tmp_path: Path) -> None:
    found = planned(toy_store, tmp_path, nama="Tandjung Satu")
    assert [entry.area.name for entry in found.entries] == ["Tanjung I"]
    assert codes(found) == ["ASSESSMENT_MATCHED_BY_NAME"]
    assert found.problems[0].values["confidence_pct"] < 100


def test_a_kelurahan_named_like_its_kecamatan_is_the_kelurahan(toy_store: Store, tmp_path: Path) -> None:
    found = planned(toy_store, tmp_path, nama="Bukit", kecamatan="Bukit")
    assert [entry.area.code for entry in found.entries] == ["99.01.01.1001"]


@pytest.mark.parametrize("city", ["Kabupaten Temanggung", "Kab. Mainan", "Kabupaten Mainan"])
def test_a_namesake_of_another_city_is_never_taken(toy_store: Store, tmp_path: Path, city: str) -> None:
    found = planned(toy_store, tmp_path, kabupaten=city)
    assert codes(found) == ["ASSESSMENT_OTHER_CITY"]
    assert not found.entries


@pytest.mark.parametrize("city", ["Kota Mainan", "MAINAN", "kota  mainan"])
def test_the_city_may_be_written_in_any_way(toy_store: Store, tmp_path: Path, city: str) -> None:
    assert planned(toy_store, tmp_path, kabupaten=city).entries


def test_an_unknown_name_is_held_with_suggestions(toy_store: Store, tmp_path: Path) -> None:
    found = planned(toy_store, tmp_path, nama="Tanjung")
    assert codes(found) == ["ASSESSMENT_SUBJECT_UNKNOWN"]
    assert "Tanjung I" in found.held[0].problem.message()


def test_the_users_word_wins(toy_store: Store, tmp_path: Path) -> None:
    found = planned(toy_store, tmp_path, subject="99.01.02.1001", kabupaten="Kabupaten Temanggung")
    assert [entry.area.name for entry in found.entries] == ["Muara"]
    assert codes(found) == []


def coded(store: Store, place: str | None, *, year: int = 2026, subject: str | None = None) -> Plan:
    """The plan for a form with the code of Karang and some written name."""
    form = FilledForm(
        subject_id="99.01.02.1003",
        place_name=place,
        kecamatan_name=None,
        city_name=None,
        year=year,
        filled_on=None,
        header={},
        answers=(1,) * 128,
        notes={},
        where=Where(file="coded.csv", row=2),
    )
    return plan(store, load("keltana"), [form], subject=subject)


@pytest.mark.parametrize("place", [None, " ", "Karang", "KEL. KARANG", "Karrang"])
def test_a_code_with_its_name_or_without_one_is_taken(toy_store: Store, place: str | None) -> None:
    assert [entry.area.name for entry in coded(toy_store, place).entries] == ["Karang"]


@pytest.mark.parametrize("place", ["Muara", "Tanjung Satu", "Oesapa"])
def test_a_code_that_contradicts_the_name_needs_a_person(toy_store: Store, place: str) -> None:
    found = coded(toy_store, place)
    assert (codes(found), found.entries) == (["ASSESSMENT_CODE_NAME_CONFLICT"], ())
    named = coded(toy_store, place, subject="99.01.02.1003")
    assert [entry.area.name for entry in named.entries] == ["Karang"]


@pytest.mark.parametrize("year", [2000, 2099])
def test_a_year_of_this_century_is_a_year(toy_store: Store, year: int) -> None:
    assert valid_year(year) == year
    assert [entry.year for entry in coded(toy_store, "Karang", year=year).entries] == [year]


@pytest.mark.parametrize("year", [0, 1999, 2100, 99999])
def test_any_other_year_is_refused(toy_store: Store, year: int) -> None:
    with pytest.raises(SiperiError) as refused:
        valid_year(year)
    assert refused.value.code == "ASSESSMENT_YEAR_INVALID"
    with pytest.raises(SiperiError):
        plan(toy_store, load("keltana"), [], year=year)
    assert codes(coded(toy_store, "Karang", year=year)) == ["ASSESSMENT_YEAR_INVALID"]
