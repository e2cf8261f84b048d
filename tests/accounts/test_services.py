"""Who signs in elsewhere: an address is somebody's or nobody's, and what its owner may do is asked every time."""

import pytest

from siperi_geo.accounts import (
    add_account,
    add_grant,
    email_of,
    note_arrival,
    person_by_email,
    set_active,
    set_email,
)
from siperi_geo.errors import SiperiError
from siperi_geo.rights import PUBLIC, Grant, Person, Right, Role
from siperi_geo.store import Store

ADMIN = Person("bpbd", (Grant(Role.ADMIN),))
FILLS_BUKIT = Grant(Role.FILLER, subject_id="99.01.01.1001")


@pytest.fixture
def store(toy_store: Store) -> Store:
    """Toy town with an administrator and a filler whom a service knows."""
    add_account(toy_store, "bpbd", [Grant(Role.ADMIN)], actor="tes")
    add_account(toy_store, "lurah.bukit", [FILLS_BUKIT], actor=ADMIN)
    set_email(toy_store, "lurah.bukit", " Lurah@Bukit.go.id ", actor=ADMIN)
    return toy_store


def test_an_address_is_whose_the_administrator_said(store: Store) -> None:
    assert email_of(store, "lurah.bukit") == "lurah@bukit.go.id"
    assert person_by_email(store, "LURAH@bukit.go.id") == Person("lurah.bukit", (FILLS_BUKIT,))
    assert person_by_email(store, "lurah@bukit.go.id.example") == person_by_email(store, "") == PUBLIC
    assert email_of(store, "bpbd") is None


def test_what_its_owner_may_do_is_asked_each_time(store: Store) -> None:
    add_grant(store, "lurah.bukit", Grant(Role.VERIFIER, area_code="99.01.02"), actor=ADMIN)
    assert person_by_email(store, "lurah@bukit.go.id").may_somewhere(Right.VERIFY)
    set_active(store, "lurah.bukit", False, actor=ADMIN)
    assert person_by_email(store, "lurah@bukit.go.id") == PUBLIC


def test_one_address_is_for_one_account(store: Store) -> None:
    with pytest.raises(SiperiError, match="ACCOUNT_EMAIL_TAKEN"):
        set_email(store, "bpbd", "lurah@bukit.go.id", actor=ADMIN)
    set_email(store, "lurah.bukit", None, actor=ADMIN)
    set_email(store, "bpbd", "lurah@bukit.go.id", actor=ADMIN)
    assert person_by_email(store, "lurah@bukit.go.id").name == "bpbd"


@pytest.mark.parametrize("words", ["", "lurah", "a@b@c", "a b@c", "<a@b>", "@b", "a@"])
def test_what_is_no_address_is_refused(store: Store, words: str) -> None:
    with pytest.raises(SiperiError, match=r"ACCOUNT_EMAIL\b"):
        set_email(store, "bpbd", words, actor=ADMIN)


def test_only_an_administrator_says_whose_an_address_is(store: Store) -> None:
    filler = person_by_email(store, "lurah@bukit.go.id")
    for who, code in ((filler, "NOT_ALLOWED"), (PUBLIC, "SIGN_IN_NEEDED"), ("bpbd", "SIGN_IN_NEEDED")):
        with pytest.raises(SiperiError, match=code):
            set_email(store, "bpbd", "other@bukit.go.id", actor=who)


def test_an_arrival_is_in_the_audit(store: Store) -> None:
    version = store.data_version
    note_arrival(store, person_by_email(store, "lurah@bukit.go.id"), "default")
    last = store.sql("select actor, action, target, detail from audit order by audit_id desc limit 1").iloc[0]
    assert tuple(last) == ("lurah.bukit", "sign_in_service", "lurah.bukit", "default")
    assert store.data_version == version, "no reader looks again"
