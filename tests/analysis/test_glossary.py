"""The glossary is computed: every class, aspect and scale of every instrument stands in it, in both languages."""

import pytest

from siperi_geo.analysis.glossary import TERMS, Entry, entries, search
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.registers.hazards import table
from siperi_geo.settings import ROOT
from siperi_geo.text import LANGUAGES, abbreviation, pick, use_language

INSTRUMENTS = [load(code) for code in dict.fromkeys(ref.id for ref in available())]


@pytest.fixture(params=LANGUAGES)
def every(request: pytest.FixtureRequest) -> tuple[Entry, ...]:
    use_language(request.param)
    return entries(INSTRUMENTS)


def test_every_name_of_every_instrument_is_explained(every: tuple[Entry, ...]) -> None:
    for instrument in INSTRUMENTS:
        terms = [one.term for one in every if one.group == instrument.id]
        assert any(pick(instrument.name) in term for term in terms)
        assert {pick(node.name) for node in instrument.aspects} <= set(terms)
        named = instrument.classes if not instrument.classes_from else ()
        assert {f"{pick(band.name)} ({abbreviation(instrument.id)})" for band in named} <= set(terms)
        assert {one.title for one in instrument.legal_basis} <= set(terms)


def test_every_term_has_a_meaning_of_its_own_and_a_page_that_is_there(every: tuple[Entry, ...]) -> None:
    assert all(one.text.strip() and one.term.strip() for one in every)
    assert {page for page in {one.page for one in every} if not (ROOT / "pages" / f"{page}.py").is_file()} == set()
    own = [one for one in every if one.group == "product"]
    assert len({one.text for one in own}) == len(own) == len(TERMS)


def test_every_hazard_and_mark_says_how_sure_it_is(every: tuple[Entry, ...]) -> None:
    assert len([one for one in every if one.group == "hazards"]) == len(table().hazards)
    assert len([one for one in every if one.group == "sure"]) == 5


def keltana() -> Instrument:
    return next(one for one in INSTRUMENTS if one.id == "keltana")


def test_limits_of_classes_say_which_class_the_edge_belongs_to() -> None:
    found = {one.term: one.text for one in entries([keltana()])}
    assert "indeks di atas 58,33 sampai dengan 83,33" in found["Tangguh Madya (KELTANA)"]
    assert "indeks mulai 20 sampai dengan 58,33" in found["Tangguh Pratama (KELTANA)"]
    assert "Kelas ke-2 dari 3" in found["Tangguh Madya (KELTANA)"]


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("cakupan", "Cakupan"),
        ("MADYA keltana", "Tangguh Madya (KELTANA)"),
        ("puting beliung", "Cuaca ekstrem"),
        ("landslide", "Tanah longsor"),
    ],
)
def test_a_term_is_found_by_words_of_its_meaning_or_its_other_spellings(words: str, term: str) -> None:
    assert term in [one.term for one in search(entries(INSTRUMENTS), words)]


def test_all_words_must_be_there_and_terms_that_begin_with_them_come_first() -> None:
    every = entries(INSTRUMENTS)
    assert search(every, "cakupan naga") == ()
    assert search(every, "indeks")[0].term == "Indeks"
    assert len(search(every, "")) == len(every)
