"""Rights: narrower is never more, nothing comes from nothing, and areas are told apart by their codes alone."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.errors import SiperiError
from siperi_geo.rights import (
    ALLOWED,
    OPEN_TO_ALL,
    PUBLIC,
    SYSTEM,
    WHOLE,
    WORDS,
    About,
    Grant,
    Person,
    Right,
    Role,
    in_the_name_of,
    name_of,
    require,
)

CODES = (
    None,
    "53.71",
    "53.71.1",
    "53.71.10",
    "53.71.01",
    "53.71.01.1001",
    "53.71.01.10012",
    "53.71.011.1001",
    "53",
)
ABOUTS = st.builds(
    About, st.sampled_from((None, "keltana", "spab")), st.sampled_from(CODES), st.sampled_from((None, "a", "b"))
)
GRANTS = st.builds(
    Grant,
    st.sampled_from(Role),
    st.sampled_from((None, "keltana", "spab")),
    st.sampled_from(CODES),
    st.sampled_from((None, "a", "b")),
)
NARROWED = {"instrument": ("keltana", "spab"), "area_code": CODES[1:], "subject_id": ("a", "b")}


@settings(max_examples=200)
@given(wide=GRANTS, about=ABOUTS, data=st.data())
def test_a_grant_never_covers_more_when_it_is_narrowed(wide: Grant, about: About, data: st.DataObject) -> None:
    for name, values in NARROWED.items():
        if getattr(wide, name) is None:
            narrow = replace(wide, **{name: data.draw(st.sampled_from(values))})
            assert wide.covers(about) or not narrow.covers(about), (wide, narrow)


@settings(max_examples=200)
@given(grant=GRANTS, about=ABOUTS)
def test_what_is_covered_lies_within_every_limit_of_the_grant(grant: Grant, about: About) -> None:
    is_limited = (grant.instrument, grant.area_code, grant.subject_id) != (None, None, None)
    if grant.covers(about):
        assert grant.instrument in (None, about.instrument)
        assert grant.subject_id in (None, about.subject_id)
        parts, limit = (about.area_code or "").split("."), (grant.area_code or "").split(".")
        assert grant.area_code is None or parts[: len(limit)] == limit
        assert not (is_limited and about == WHOLE), "who is limited may not do what is about everything"


@settings(max_examples=100)
@given(grants=st.lists(GRANTS, max_size=4), about=ABOUTS, right=st.sampled_from(Right))
def test_a_person_may_what_one_of_the_grants_allows_and_nothing_else(
    grants: list[Grant], about: About, right: Right
) -> None:
    person = Person("ani", tuple(grants))
    alone = [Person("ani", (grant,)).may(right, about) for grant in grants]
    assert person.may(right, about) == any(alone)
    assert person.may_somewhere(right) >= person.may(right, about)
    assert person.may_somewhere(right) == any(right in ALLOWED[grant.role] for grant in grants)


@pytest.mark.parametrize(
    ("limit", "code", "expected"),
    [
        ("53.71.1", "53.71.1", True),
        ("53.71.1", "53.71.1.1001", True),
        ("53.71.1", "53.71.10", False),
        ("53.71.1", "53.71.10.1001", False),
        ("53.71.01", "53.71.01.1001", True),
        ("53.71.01", "53.71.011.1001", False),
        ("53.71.01.1001", "53.71.01", False),
        ("53.71.01.1001", "53.71.01.10012", False),
        ("53.71", None, False),
        ("", "53.71", False),
        ("53.71.", "53.71.01", False),
    ],
)
def test_an_area_is_no_other_whose_code_begins_alike(limit: str, code: str | None, expected: bool) -> None:
    assert Grant(Role.FILLER, area_code=limit).covers(About("keltana", code, "x")) is expected


@pytest.mark.parametrize("right", sorted(set(Right) - OPEN_TO_ALL))
def test_admin_may_all_and_who_has_nothing_may_nothing(right: Right) -> None:
    assert Person("ani", (Grant(Role.ADMIN),)).may(right)
    assert SYSTEM.may(right)
    for nobody in (PUBLIC, Person("ani")):
        assert not nobody.may(right)
        assert not nobody.may(right, About("keltana", "53.71.01.1001", "53.71.01.1001"))
        assert not nobody.may_somewhere(right)
        with pytest.raises(SiperiError):
            require(nobody, right)


def test_what_is_open_to_all_needs_nobody_and_lets_nobody_do_anything_else() -> None:
    assert {Right.OFFER} == OPEN_TO_ALL
    for nobody in (PUBLIC, "bare", Person("ani")):
        require(nobody, Right.OFFER)
    assert not PUBLIC.may(Right.OFFER), "no other door opens for it"


def test_every_role_and_right_is_described_and_only_the_admin_has_all() -> None:
    assert set(ALLOWED) == set(Role)
    assert set(WORDS) == set(Right)
    assert [role for role in Role if ALLOWED[role] == set(Right)] == [Role.ADMIN]
    both = {Right.FILL, Right.VERIFY}
    assert [role for role in Role if both <= ALLOWED[role]] == [Role.ADMIN], "two people look at each form"
    kept = {Right.KEEP_ACCOUNTS, Right.SEE_AUDIT, Right.EXPORT_HOUSEHOLDS, Right.MAINTAIN, Right.TAKE_BACK_WORDS}
    assert [role for role in Role if kept & ALLOWED[role]] == [Role.ADMIN]


@pytest.mark.parametrize("actor", ["", "ani", "bpbd", "system", PUBLIC, Person("", (Grant(Role.ADMIN),))])
def test_a_name_alone_is_nobody(actor: str | Person) -> None:
    with pytest.raises(SiperiError) as caught:
        require(actor, Right.FILL, [About("keltana", "53.71.01.1001", "x")])
    assert caught.value.code == "SIGN_IN_NEEDED"
    with pytest.raises(SiperiError):
        require(actor, Right.FILL, [])


def test_one_that_is_not_covered_refuses_all_and_is_named() -> None:
    person = Person("ani", (Grant(Role.FILLER, area_code="53.71.01"),))
    here = About("keltana", "53.71.01.1001", "53.71.01.1001")
    there = [About("keltana", f"53.71.02.100{n}", f"53.71.02.100{n}") for n in range(3)]
    require(person, Right.FILL, [here])
    with pytest.raises(SiperiError) as caught:
        require(person, Right.FILL, [here, *there])
    said = caught.value.problem.message("id")
    assert caught.value.code == "NOT_ALLOWED"
    assert said.startswith("Akun ani tidak berhak mengisi formulir untuk keltana 53.71.02.1000 dan 2 lainnya.")
    assert "53.71.01.1001" not in said


def test_what_is_not_covered_is_said_in_words() -> None:
    person = Person("ani", (Grant(Role.PLANNER, area_code="53.71.01"),))
    said = {}
    for right in (Right.MOVE_ROUNDS, Right.KEEP_ACCOUNTS):
        with pytest.raises(SiperiError) as caught:
            require(person, right)
        said[right] = [caught.value.problem.what(language) for language in ("id", "en")]
    assert said[Right.MOVE_ROUNDS][0].endswith("mengunci putaran untuk seluruh kota.")
    assert said[Right.MOVE_ROUNDS][1].endswith("open, close and lock rounds for the whole city.")
    assert said[Right.KEEP_ACCOUNTS][0] == "Akun ani tidak berhak mengatur pengguna."


def test_the_programs_own_hand_keeps_the_name_and_nobody_elses_grants() -> None:
    hand = in_the_name_of("ani")
    assert (name_of(hand), hand.grants) == ("ani", SYSTEM.grants)
    assert name_of(in_the_name_of(Person("budi"))) == name_of("budi") == "budi"


def test_values_cannot_be_changed_under_way() -> None:
    for value in (Grant(Role.FILLER), Person("ani"), About()):
        with pytest.raises(AttributeError):
            setattr(value, fields(value)[0].name, "x")
