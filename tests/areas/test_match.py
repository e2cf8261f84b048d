"""Names to areas: never a guess, never two names for one area, never dependent on order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.areas import Area, Candidate, Match, Miss, match_name, match_names, normalise_name

TOWN = (
    Area("99.01.01", "Bukit", "kecamatan", "99.01"),
    Area("99.01.02", "Pantai Radja", "kecamatan", "99.01"),
    Area("99.01.01.1001", "Bukit", "kelurahan", "99.01.01"),
    Area("99.01.01.1002", "Lereng I", "kelurahan", "99.01.01"),
    Area("99.01.01.1003", "Lereng II", "kelurahan", "99.01.01"),
    Area("99.01.02.1001", "Air Mata Ibu", "kelurahan", "99.01.02"),
    Area("99.01.02.1002", "Karang", "kelurahan", "99.01.02"),
    Area("99.01.02.1003", "Karang Barat", "kelurahan", "99.01.02"),
)
KELURAHAN = [area for area in TOWN if area.level == "kelurahan"]
WRITINGS = st.sampled_from(
    [area.name for area in KELURAHAN]
    + ["Lereng", "Lereng 2", "Kkarang", "Karang Brat", "AMI", "Rimba", "", "Bukid"]
)
PARENTS = st.sampled_from([None, "", "Bukit", "Pantai Raja", "Rimba"])


def code(name: str, parent: str | None = None) -> str | None:
    found = match_name(name, parent, TOWN)
    return found.code if isinstance(found, Match) else None


@pytest.mark.parametrize("area", KELURAHAN, ids=lambda a: a.name)
def test_an_area_s_own_name_is_matched(area: Area) -> None:
    parent = next(a.name for a in TOWN if a.code == area.parent_code)
    for written in (area.name, area.name.upper(), f"Kel. {area.name}"):
        found = match_name(written, parent, TOWN)
        assert isinstance(found, Match)
        assert (found.code, found.how, found.confidence_pct) == (area.code, "exact", 100)


def test_a_kelurahan_named_like_its_kecamatan() -> None:
    assert code("Bukit", "Bukit") == "99.01.01.1001"
    found = match_name("Bukit", None, TOWN, level="kecamatan")
    assert isinstance(found, Match)
    assert found.code == "99.01.01"


def test_spelling_is_less_certain_than_the_very_name_and_likeness_less_than_spelling() -> None:
    by_spelling = match_name("Karrang", "Pantai Raja", TOWN)
    by_likeness = match_name("Karang Brat", "Pantai Raja", TOWN)
    assert isinstance(by_spelling, Match)
    assert isinstance(by_likeness, Match)
    assert (by_spelling.how, by_likeness.how) == ("spelling", "fuzzy")
    assert 100 > by_spelling.confidence_pct > by_likeness.confidence_pct


@pytest.mark.parametrize("name", ["Lereng", "Lereng III", "Lereng 7"])
def test_a_numeral_that_is_missing_or_another_needs_a_person(name: str) -> None:
    found = match_name(name, "Bukit", TOWN)
    assert isinstance(found, Miss)
    assert found.reason == "numeral"
    assert [area.name for area in found.suggestions] == ["Lereng I", "Lereng II"]


def test_initials_of_three_words_and_more_are_understood() -> None:
    found = match_name("AMI", None, TOWN)
    assert isinstance(found, Match)
    assert (found.code, found.how, found.confidence_pct) == ("99.01.02.1001", "initials", 75)
    assert code("KB") is None


def test_under_another_kecamatan_the_confidence_is_lower() -> None:
    found = match_name("Karang", "Bukit", TOWN)
    assert isinstance(found, Match)
    assert (found.code, found.other_kecamatan, found.confidence_pct) == ("99.01.02.1002", True, 80)


def test_a_kecamatan_of_elsewhere_may_mean_a_namesake() -> None:
    found = match_name("Karang", "Rimba", TOWN)
    assert isinstance(found, Miss)
    assert (found.reason, [a.name for a in found.suggestions]) == ("unknown_kecamatan", ["Karang"])


def test_a_name_that_fits_two_areas_needs_a_person() -> None:
    twins = (*TOWN, Area("99.01.01.1009", "Karang", "kelurahan", "99.01.01"))
    found = match_name("Karang", None, twins)
    assert isinstance(found, Miss)
    assert found.reason == "several"
    assert isinstance(match_name("Karang", "Bukit", twins), Match)


def test_the_same_name_twice_is_given_to_neither() -> None:
    report = match_names([Candidate("Karang", None, 1), Candidate("KARANG", None, 2)], TOWN)
    assert report.matched == ()
    assert [miss.reason for miss in report.ambiguous] == ["claimed_twice", "claimed_twice"]


def test_the_better_writing_wins_and_the_other_needs_a_person() -> None:
    report = match_names([Candidate("Karang Barat", None, 1), Candidate("Karang Baratt", None, 2)], TOWN)
    assert [match.key for match in report.matched] == [1]
    assert [miss.key for miss in report.ambiguous] == [2]


def test_suggestions_for_what_nothing_is_close_to() -> None:
    report = match_names([Candidate("Karang Utara", None, "a"), Candidate("Zzz", None, "b")], TOWN)
    assert [(miss.key, miss.reason) for miss in report.unmatched] == [
        ("a", "nothing_close"),
        ("b", "nothing_close"),
    ]
    assert {"Karang", "Karang Barat"} <= {area.name for area in report.unmatched[0].suggestions}
    assert report.unmatched[1].suggestions == ()


@given(st.lists(st.tuples(WRITINGS, PARENTS), max_size=12), st.randoms(use_true_random=False))
def test_laws_of_matching(written: list[tuple[str, str | None]], shuffler: random.Random) -> None:
    candidates = [Candidate(name, parent, key) for key, (name, parent) in enumerate(written)]
    report = match_names(candidates, TOWN)
    codes = [match.code for match in report.matched]
    assert len(codes) == len(set(codes)), "never two names for one area"
    results = [*report.matched, *report.ambiguous, *report.unmatched]
    assert sorted(str(result.key) for result in results) == sorted(str(c.key) for c in candidates)
    shuffled = candidates[:]
    shuffler.shuffle(shuffled)
    again = match_names(shuffled, TOWN)
    assert {(m.key, m.code) for m in again.matched} == {(m.key, m.code) for m in report.matched}


@given(WRITINGS, PARENTS)
def test_a_match_shows_how_sure_it_is(name: str, parent: str | None) -> None:
    found = match_name(name, parent, TOWN)
    if isinstance(found, Match):
        assert 0 < found.confidence_pct <= 100
        same = any(normalise_name(name) == normalise_name(a.name) for a in KELURAHAN if a.code == found.code)
        assert same or found.how in ("fuzzy", "initials")


def test_a_numeral_inside_a_name_tells_places_apart() -> None:
    areas = [
        Area("school:1", "SD Negeri 2 Kelapa Lima", "school", "53.71.05"),
        Area("school:2", "SD Negeri 12 Kelapa Lima", "school", "53.71.05"),
    ]
    assert isinstance(match_name("SD Negeri 3 Kelapa Lima", None, areas, level="school"), Miss)
    found = match_name("SD Negri 12 Kelapa Lima", None, areas, level="school")
    assert isinstance(found, Match)
    assert found.code == "school:2"
