"""Whose form is it? By code, by name inside this city, by the user's word, and otherwise a person's question."""

from datetime import date
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
    return plan(store, instrument, read_form(book, instrument).forms, subject=subject, today=date(2026, 11, 22))


def codes(found: Plan) -> list[str]:
    return [problem.code for problem in (*found.problems, *(held.problem for held in found.held))]


def test_a_name_as_we_write_it_needs_no_word(toy_store: Store, tmp_path: Path) -> None:
    found = planned(toy_store, tmp_path)
    assert [(entry.subject.code, entry.year, entry.action) for entry in found.entries] == [
        ("99.01.02.1003", 2026, "new")
    ]
    assert codes(found) == []


def test_another_spelling_is_read_and_said(toy_store: Store, tmp_path: Path) -> None:
    found = planned(toy_store, tmp_path, nama="Tandjung Satu")
    assert [entry.subject.name for entry in found.entries] == ["Tanjung I"]
    assert codes(found) == ["ASSESSMENT_MATCHED_BY_NAME"]
    assert found.problems[0].values["confidence_pct"] < 100


def test_a_kelurahan_named_like_its_kecamatan_is_the_kelurahan(toy_store: Store, tmp_path: Path) -> None:
    found = planned(toy_store, tmp_path, nama="Bukit", kecamatan="Bukit")
    assert [entry.subject.code for entry in found.entries] == ["99.01.01.1001"]


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


@pytest.mark.parametrize(
    "said", [{"kabupaten": "Kabupaten Temanggung"}, {"nama": "Muara"}, {"nama": "Medari"}, {"kecamatan": "Bukit"}]
)
def test_the_users_word_wins_and_what_it_overrules_is_said(
    toy_store: Store, tmp_path: Path, said: dict[str, str]
) -> None:
    found = planned(toy_store, tmp_path, subject="99.01.02.1003", **said)
    assert [entry.subject.name for entry in found.entries] == ["Karang"]
    assert codes(found) == ["ASSESSMENT_SUBJECT_DIFFERS"]
    assert found.overruled == found.problems
    words = found.problems[0].message()
    assert all(one in words for one in ("Karang", "99.01.02.1003", *said.values()))


def test_a_choice_that_agrees_with_the_form_needs_no_word(toy_store: Store, tmp_path: Path) -> None:
    for head in ({}, {"nama": "Kel. KARANG", "kecamatan": "-", "kabupaten": "Mainan"}):
        assert codes(planned(toy_store, tmp_path, subject="99.01.02.1003", **head)) == []


@pytest.mark.parametrize(
    "word", ["99.01.02.1002", " 99.01.02.1002", "Tanjung I", "tanjung satu", "KEL. TANJUNG 1"]
)
def test_the_user_may_name_an_area_by_code_or_by_name(toy_store: Store, tmp_path: Path, word: str) -> None:
    found = planned(toy_store, tmp_path, subject=word, nama="Tanjung I")
    assert [entry.subject.name for entry in found.entries] == ["Tanjung I"]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Tanjung", "Tanjung I (99.01.02.1002)"),
        ("Krang", "Karang"),
        ("Tandjung Satu", "Tanjung I (99.01.02.1002)"),
        ("Karangg", "Karang (99.01.02.1003)"),
        ("Bukit, Kec. Pantai", "Bukit"),
        ("99.01.09.1", ""),
    ],
)
def test_a_choice_that_is_no_area_is_refused_with_suggestions(
    toy_store: Store, tmp_path: Path, word: str, near: str
) -> None:
    with pytest.raises(SiperiError) as refused:
        planned(toy_store, tmp_path, subject=word)
    assert refused.value.code == "ASSESSMENT_CHOICE_UNKNOWN"
    assert near in refused.value.problem.message()


@pytest.mark.parametrize(
    ("digits", "code", "said"),
    [
        ("9901021003", "ASSESSMENT_CODE_UNDOTTED", "99.01.02.1003. Mungkin: Karang (99.01.02.1003)"),
        ("9901020007", "ASSESSMENT_CODE_BPS", "kode BPS"),
    ],
)
def test_a_code_without_dots_is_never_guessed(toy_store: Store, digits: str, code: str, said: str) -> None:
    with pytest.raises(SiperiError) as refused:
        coded(toy_store, None, subject=digits)
    assert (refused.value.code, said in refused.value.problem.message()) == (code, True)
    held = coded(toy_store, "Karang", digits=digits)
    assert (codes(held), held.entries) == ([code], ())
    assert all(one in held.held[0].problem.message() for one in (said, "Karang (99.01.02.1003)"))


@pytest.mark.parametrize("kecamatan", ["Bukit", "Antah Berantah", "99.01.01"])
def test_a_kelurahan_under_a_kecamatan_that_is_not_its_own_is_held(
    toy_store: Store, tmp_path: Path, kecamatan: str
) -> None:
    found = planned(toy_store, tmp_path, kecamatan=kecamatan)
    assert (codes(found), found.entries) == (["ASSESSMENT_KECAMATAN_CONFLICT"], ())
    assert "Karang (99.01.02.1003)" in found.held[0].problem.message()


@pytest.mark.parametrize("kecamatan", ["PANTAI", "Kec. Pantai", "99.01.02", "-", " "])
def test_its_own_kecamatan_may_be_written_in_any_way(toy_store: Store, tmp_path: Path, kecamatan: str) -> None:
    assert codes(planned(toy_store, tmp_path, kecamatan=kecamatan)) == []


def test_a_kecamatan_in_the_cell_of_the_name_counts_too(toy_store: Store, tmp_path: Path) -> None:
    assert codes(planned(toy_store, tmp_path, nama="Karang, kecamatan Pantai", kecamatan="")) == []
    held = planned(toy_store, tmp_path, nama="Karang, kecamatan Bukit", kecamatan="")
    assert codes(held) == ["ASSESSMENT_KECAMATAN_CONFLICT"]


def test_a_very_long_name_is_shortened_in_words_and_kept_whole(toy_store: Store, tmp_path: Path) -> None:
    for label in ("nama", "kecamatan", "kabupaten"):
        found = planned(toy_store, tmp_path, **{label: "x" * 5000})
        assert len(found.held[0].problem.message()) < 500
        form = found.held[0].form
        assert "x" * 5000 in (form.place_name, form.kecamatan_name, form.city_name)


TODAY = date(2026, 11, 22)


def coded(
    store: Store,
    place: str | None,
    *,
    year: int = 2026,
    subject: str | None = None,
    asked: int | None = None,
    on: date | None = None,
    **said: str,
) -> Plan:
    """The plan for a form with the code of Karang or `digits`, some name and what else it says of its place."""
    form = FilledForm(
        subject_id=said.get("digits", "99.01.02.1003"),
        place_name=place,
        kecamatan_name=said.get("kecamatan"),
        city_name=said.get("city"),
        year=year,
        filled_on=on,
        header={},
        answers=(1,) * 128,
        notes={},
        where=Where(file="coded.csv", row=2),
    )
    return plan(store, load("keltana"), [form], subject=subject, year=asked, today=TODAY)


@pytest.mark.parametrize("place", [None, " ", "Karang", "KEL. KARANG", "Karrang"])
def test_a_code_with_its_name_or_without_one_is_taken(toy_store: Store, place: str | None) -> None:
    assert [entry.subject.name for entry in coded(toy_store, place).entries] == ["Karang"]


@pytest.mark.parametrize("place", ["Muara", "Tanjung Satu", "Oesapa"])
def test_a_code_that_contradicts_the_name_needs_a_person(toy_store: Store, place: str) -> None:
    found = coded(toy_store, place)
    assert (codes(found), found.entries) == (["ASSESSMENT_CODE_NAME_CONFLICT"], ())
    named = coded(toy_store, place, subject="99.01.02.1003")
    assert [entry.subject.name for entry in named.entries] == ["Karang"]


def test_a_code_that_contradicts_kecamatan_or_city_needs_a_person(toy_store: Store) -> None:
    assert codes(coded(toy_store, "Karang", kecamatan="Bukit")) == ["ASSESSMENT_KECAMATAN_CONFLICT"]
    assert codes(coded(toy_store, None, city="Kabupaten Mainan")) == ["ASSESSMENT_OTHER_CITY"]
    assert codes(coded(toy_store, "Karang", kecamatan="Pantai", city="99.01")) == []


def test_a_chosen_area_that_is_not_the_one_coded_is_said(toy_store: Store) -> None:
    found = coded(toy_store, None, subject="Muara")
    assert [entry.subject.name for entry in found.entries] == ["Muara"]
    assert codes(found) == ["ASSESSMENT_SUBJECT_DIFFERS"]
    assert "99.01.02.1003" in found.problems[0].message()


@pytest.mark.parametrize("year", [2000, 2099])
def test_a_year_of_this_century_is_a_year(toy_store: Store, year: int) -> None:
    assert valid_year(year) == year
    assert [entry.year for entry in coded(toy_store, "Karang", asked=year).entries] == [year]


def test_a_form_that_says_a_time_to_come_needs_a_person(toy_store: Store) -> None:
    for found, said in (
        (coded(toy_store, "Karang", year=2062, on=date(2062, 1, 3)), "03/01/2062"),
        (coded(toy_store, "Karang", year=2027), "“2027”"),
        (coded(toy_store, "Karang", on=date(2026, 11, 23)), "23/11/2026"),
    ):
        assert (codes(found), found.entries) == (["ASSESSMENT_YEAR_FUTURE"], ())
        assert all(one in found.held[0].problem.message() for one in (said, "22/11/2026", "--year"))
    assert codes(coded(toy_store, "Karang", on=TODAY)) == []


def test_the_users_year_wins_over_a_time_to_come_and_its_own_is_said_loudly(toy_store: Store) -> None:
    settled = coded(toy_store, "Karang", year=2062, on=date(2062, 1, 3), asked=2026)
    assert ([entry.year for entry in settled.entries], codes(settled)) == ([2026], ["ASSESSMENT_YEAR_DIFFERS"])
    named = coded(toy_store, "Karang", year=2062, asked=2062)
    assert ([entry.year for entry in named.entries], codes(named)) == ([2062], ["ASSESSMENT_YEAR_AHEAD"])
    assert named.problems[0].message().startswith("PERHATIKAN")


@pytest.mark.parametrize("year", [0, 1999, 2100, 99999])
def test_any_other_year_is_refused(toy_store: Store, year: int) -> None:
    with pytest.raises(SiperiError) as refused:
        valid_year(year)
    assert refused.value.code == "ASSESSMENT_YEAR_INVALID"
    with pytest.raises(SiperiError):
        plan(toy_store, load("keltana"), [], year=year)
    assert codes(coded(toy_store, "Karang", year=year)) == ["ASSESSMENT_YEAR_INVALID"]
