"""Guessing gets slower: by account, by address, and no longer than a quarter of an hour. Time is passed in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from siperi_geo.accounts import change_password, identify, person_of, reset_password, sign_in
from siperi_geo.accounts.throttle import wait_after
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from tests.people import ADMIN, PASSWORD, begin, join

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WRONG = "salah"


@pytest.fixture
def store(toy_store: Store) -> Store:
    begin(toy_store)
    join(toy_store, "petrus", Grant(Role.VERIFIER))
    return toy_store


def refused(store: Store, name: str, password: str = WRONG, *, at: datetime = NOW, address: str = "") -> int | str:
    """The code of the refusal, or how many seconds to wait."""
    with pytest.raises(SiperiError) as caught:
        sign_in(store, name, password, address=address, now=at)
    return caught.value.problem.values.get("seconds", caught.value.code)


def test_the_waits_grow_to_a_quarter_of_an_hour() -> None:
    assert [wait_after(n) for n in (0, 4, 5, 6, 7, 8, 9, 10, 1_000)] == [0, 0, 30, 60, 120, 240, 480, 900, 900]


@pytest.mark.parametrize("name", ["petrus", "nobody", "not a name"])
def test_after_five_failures_even_the_right_password_waits(name: str, store: Store) -> None:
    assert [refused(store, name) for _ in range(5)] == ["SIGN_IN_FAILED"] * 5
    assert refused(store, name, PASSWORD) == 30
    assert refused(store, name, PASSWORD, at=NOW + 29 * SECOND) == 1
    later = NOW + 31 * SECOND
    assert (refused(store, name, at=later), refused(store, name, at=later)) == ("SIGN_IN_FAILED", 60)
    assert sign_in(store, ADMIN.name, PASSWORD, now=later).person == ADMIN, "others are not kept waiting"


def test_who_signs_in_begins_anew(store: Store) -> None:
    for _ in range(2):
        assert [refused(store, "petrus") for _ in range(4)] == ["SIGN_IN_FAILED"] * 4
        sign_in(store, "petrus", PASSWORD, now=NOW)


def test_an_address_that_tries_many_names_waits_whatever_name_it_tries(store: Store) -> None:
    tried = [refused(store, f"nama{n}", address="10.0.0.9") for n in range(6)]
    assert tried == ["SIGN_IN_FAILED"] * 5 + [30]
    assert refused(store, "petrus", PASSWORD, address="10.0.0.9") == 30
    assert sign_in(store, "petrus", PASSWORD, address="10.0.0.8", now=NOW).person.name == "petrus"


def test_an_own_account_forgives_at_its_address_only_its_own_failures(store: Store) -> None:
    for n in range(4):
        refused(store, f"nama{n}", address="10.0.0.9")
    for _ in range(3):
        sign_in(store, "petrus", PASSWORD, address="10.0.0.9", now=NOW)
    assert refused(store, "petrus", address="10.0.0.9") == "SIGN_IN_FAILED"
    assert refused(store, "petrus", PASSWORD, address="10.0.0.9") == 30
    sign_in(store, "petrus", PASSWORD, address="10.0.0.9", now=NOW + 31 * SECOND)
    assert [refused(store, "petrus", address="10.0.0.9", at=NOW + 31 * SECOND) for _ in range(2)] == [
        "SIGN_IN_FAILED",
        30,
    ]


def test_failures_are_forgotten_after_a_day(store: Store) -> None:
    for _ in range(5):
        refused(store, "petrus")
    tomorrow = NOW + timedelta(days=1) + SECOND
    assert refused(store, "petrus", at=tomorrow) == "SIGN_IN_FAILED"
    assert store.sql("select tried, failures from login_failures").values.tolist() == [["user:petrus", 1]]


def test_the_old_password_and_commands_are_throttled_too(store: Store) -> None:
    for _ in range(3):
        with pytest.raises(SiperiError, match="PASSWORD_WRONG"):
            change_password(store, "petrus", "salah", "tiga kata baru", now=NOW)
    for _ in range(2):
        with pytest.raises(SiperiError, match="SIGN_IN_FAILED"):
            identify(store, "petrus", "salah", now=NOW)
    for act in (
        lambda: change_password(store, "petrus", PASSWORD, "tiga kata baru", now=NOW),
        lambda: identify(store, "petrus", PASSWORD, now=NOW),
    ):
        with pytest.raises(SiperiError, match="SIGN_IN_WAIT"):
            act()
    given = reset_password(store, "petrus", actor=ADMIN)
    assert sign_in(store, "petrus", given, now=NOW).must_change, "a new password ends the wait"


def test_every_failure_is_in_the_audit_without_what_was_typed(store: Store) -> None:
    refused(store, "petrus", address="10.0.0.9")
    refused(store, "nobody", address="10.0.0.9")
    rows = store.sql("select actor, target, detail from audit where action = 'sign_in_failed' order by audit_id")
    assert rows.values.tolist() == [["system", "petrus", "10.0.0.9"], ["system", "?", "10.0.0.9"]]


def test_many_guesses_at_the_same_time_are_few(store: Store) -> None:
    def guess(_: int) -> int | str:
        return refused(store, "petrus", at=NOW)

    with ThreadPoolExecutor(12) as pool:
        told = list(pool.map(guess, range(24)))
    assert told.count("SIGN_IN_FAILED") <= 6
    assert sign_in(store, ADMIN.name, PASSWORD).person == ADMIN
    assert person_of(store, None).name == ""


def test_who_guesses_from_one_place_does_not_keep_the_owner_waiting(store: Store) -> None:
    for _ in range(5):
        refused(store, "petrus", address="10.0.0.9")
    assert refused(store, "petrus", PASSWORD, address="10.0.0.9") == 30
    assert sign_in(store, "petrus", PASSWORD, address="10.0.0.8", now=NOW).person.name == "petrus"
    assert sign_in(store, "petrus", PASSWORD, now=NOW).person.name == "petrus", "at the computer itself"
    assert refused(store, "petrus", PASSWORD, address="10.0.0.9") == 30, "nor do they forgive the guesser"


def test_an_account_guessed_at_from_very_many_places_waits(store: Store) -> None:
    places = [f"10.0.1.{n}" for n in range(13)]
    tried = [refused(store, "petrus", address=place) for place in places for _ in range(4)]
    assert tried == ["SIGN_IN_FAILED"] * 50 + [30, 30]
    assert refused(store, "petrus", PASSWORD, address="10.0.0.8") == 30
    reset_password(store, "petrus", actor=ADMIN)
    assert refused(store, "petrus", address="10.0.0.8") == "SIGN_IN_FAILED"


def test_addresses_of_one_network_are_one_place(store: Store) -> None:
    tried = [refused(store, "petrus", address=f"2001:db8:1:2::{n:x}") for n in range(1, 7)]
    assert tried == ["SIGN_IN_FAILED"] * 5 + [30]
    assert refused(store, "petrus", address="2001:db8:1:3::1") == "SIGN_IN_FAILED"
