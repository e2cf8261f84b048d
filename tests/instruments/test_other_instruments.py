"""The instruments beside KELTANA 2021: frozen, shaped as their files claim, and honest about what is ours."""

import pytest

from siperi_geo.instruments import NOT_ASKED, Instrument, available, load

# As for KELTANA 2021: a published version is frozen, a new method is a new version.
FROZEN = {
    ("erat", "2026"): "92a8fb2dd34cad39de39f77d3ed08aa1e3bb78923073c2735ea4455f57941f94",
    ("katana", "2026"): "4dc82af93dead42dc381bceb63e3e18d8ddf813b5237c58c6d40ed2cd4163aea",
    ("keltana", "2012"): "54b509c1939d62ea541448a97a44de3afcc32eb7a83a28214ef67e387d1a69ee",
    ("kencana", "2023"): "b103d8b828747c6d578f71b2d4d46d274010e70d3c638354391f01fdf1e19fdd",
    ("rsab", "2015"): "e6fedd5e1c4d70790be61a7be4e6566f51964c2d59349b80355ed3f4b3ee31d5",
    ("spab", "2026"): "4de109aeac4c672ebccf8cb320e26db84140ca54e22d6f810b594f8f23bee4de",
}
SIZES = {
    ("keltana", "2012"): (60, {"LEG": 3, "REN": 3, "LEM": 9, "DAN": 6, "KAP": 15, "PEN": 24}),
    ("spab", "2026"): (41, {"P1": 19, "P2": 16, "P3": 6}),
    ("rsab", "2015"): (219, {"M2": 18, "M3": 93, "M4": 40}),
    ("kencana", "2023"): (30, {"TK": 16, "KT": 14}),
    ("katana", "2026"): (25, dict.fromkeys(("P1", "P2", "P3", "P4", "P5"), 5)),
    ("erat", "2026"): (32, dict.fromkeys(("RM", "LD", "IT", "AL", "SF", "NS", "OR", "FR"), 4)),
}


@pytest.mark.parametrize(("name", "version"), FROZEN)
def test_the_published_version_is_frozen(name: str, version: str) -> None:
    assert load(name, version).content_hash == FROZEN[name, version]


def test_every_version_here_is_frozen_and_keltana_2021_is_the_newest_of_its_kind() -> None:
    assert {(ref.id, ref.version) for ref in available()} == {*FROZEN, ("keltana", "2021")}
    assert load("keltana").version == "2021"


@pytest.mark.parametrize(("name", "version"), SIZES)
def test_it_asks_as_many_questions_as_its_file_claims(name: str, version: str) -> None:
    instrument = load(name, version)
    parts = {aspect.id: len(instrument.items_under(aspect.id)) for aspect in instrument.aspects}
    assert (len(instrument.items), parts) == SIZES[name, version]


@pytest.mark.parametrize(("name", "version"), FROZEN)
def test_every_question_has_its_own_words_in_both_languages(name: str, version: str) -> None:
    instrument = load(name, version)
    for language in ("id", "en"):
        texts = [getattr(item.text, language) for item in instrument.items]
        assert len(set(texts)) == len(texts)
    counted = instrument.items_under("index")
    assert all(item.recommendation for item in counted)
    assert {part.mark for part in instrument.marks if part.part in ("wording", "recommendation")} == {"own_design"}


def test_only_our_own_compositions_are_called_so() -> None:
    status = {(ref.id, ref.version): load(ref.id, ref.version).status for ref in available()}
    ours = {key for key, value in status.items() if value == "own_design"}
    assert {("spab", "2026"), ("erat", "2026")} <= ours
    assert "official" not in status.values()


@pytest.fixture
def rsab() -> Instrument:
    return load("rsab")


def test_a_health_centre_is_not_asked_what_it_does_not_have(rsab: Instrument) -> None:
    hospital, puskesmas = rsab.profiles
    blank = [None] * len(rsab.items)
    answers = rsab.in_profile(blank, puskesmas)
    unasked = [item.number for item, one in zip(rsab.items, answers, strict=True) if one == NOT_ASKED]
    assert unasked == [31, *range(83, 91), 93, 97, 101, 102, 108]
    assert rsab.in_profile(blank, hospital) == tuple(blank)
    assert rsab.profile_of(rsab.in_profile(blank, puskesmas)) == puskesmas
    assert rsab.profile_of(blank) == hospital
    assert rsab.profile_of([NOT_ASKED] * len(blank)) is None
    assert (rsab.profile(None), rsab.profile("puskesmas")) == (hospital, puskesmas)
    with pytest.raises(KeyError):
        rsab.profile("klinik")


def test_hazards_are_asked_and_not_scored(rsab: Instrument) -> None:
    assert [section.id for section in rsab.sections] == ["M2", "M3", "M4", "M1"]
    assert "M1" not in {node.id for node in rsab.nodes()}
    assert len(rsab.items_under("M1")) == 68
    assert len(rsab.items_under("index")) == 151
    assert rsab.node("M1").rule == "describe"


@pytest.mark.parametrize(
    ("index_micro", "code"),
    [(350_000, "C"), (354_999, "C"), (355_000, "B"), (654_999, "B"), (655_000, "A"), (1_000_000, "A"), (0, "C")],
)
def test_the_class_of_a_hospital_comes_from_two_decimals(rsab: Instrument, index_micro: int, code: str) -> None:
    band = rsab.class_of(index_micro)
    assert band is not None
    assert band.code == code


def test_classes_that_are_steps_cannot_be_told_from_an_index() -> None:
    kencana = load("kencana")
    assert kencana.class_of(None) is None
    with pytest.raises(ValueError, match="steps of gates"):
        kencana.class_of(50_000_000)
    assert kencana.reading("gates").rung("belum").code == "belum"
    with pytest.raises(KeyError):
        kencana.reading("stages")


def test_an_aspect_of_spab_weighs_as_many_as_its_questions() -> None:
    spab = load("spab")
    assert [(node.weight, node.weighs_items) for node in spab.node("P1").children] == [
        (4, True),
        (5, True),
        (4, True),
        (6, True),
    ]


def test_nobody_is_named_where_families_and_officials_answer() -> None:
    anonymous = {ref.id for ref in available() if load(ref.id, ref.version).is_anonymous}
    assert anonymous == {"katana", "erat"}
