"""Sessions: how long they last, who they stand for, and that using them changes nothing that readers show."""

from datetime import UTC, datetime, timedelta

import pytest

from siperi_geo.accounts import must_change, person_of, sign_in, sign_out
from siperi_geo.rights import PUBLIC
from siperi_geo.store import Store
from tests.people import ADMIN, PASSWORD, begin

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def token(toy_store: Store) -> str:
    begin(toy_store)
    return sign_in(toy_store, ADMIN.name, PASSWORD, now=NOW).token


def test_a_session_that_is_used_lasts_seven_days(toy_store: Store, token: str) -> None:
    at = NOW
    while at < NOW + timedelta(days=7):
        assert person_of(toy_store, token, now=at) == ADMIN
        at += 11 * HOUR
    assert person_of(toy_store, token, now=at) == PUBLIC


def test_a_session_that_is_not_used_ends_after_twelve_hours(toy_store: Store, token: str) -> None:
    assert person_of(toy_store, token, now=NOW + 12 * HOUR - MINUTE) == ADMIN
    assert person_of(toy_store, token, now=NOW + 24 * HOUR - MINUTE) == PUBLIC
    assert not must_change(toy_store, token, now=NOW + 24 * HOUR - MINUTE)


def test_its_use_is_noted_every_five_minutes_and_shows_nowhere(toy_store: Store, token: str) -> None:
    version = toy_store.data_version
    seen = []
    for minutes in (1, 4, 6, 8, 12):
        person_of(toy_store, token, now=NOW + minutes * MINUTE)
        seen.append(toy_store.sql("select seen_at at time zone 'UTC' as t from sessions")["t"].iloc[0])
    assert [(at - NOW.replace(tzinfo=None)) / MINUTE for at in seen] == [0, 0, 6, 6, 12]
    assert toy_store.data_version == version


def test_signing_out_ends_this_session_and_no_other(toy_store: Store) -> None:
    begin(toy_store)
    token, other = (sign_in(toy_store, ADMIN.name, PASSWORD).token for _ in range(2))
    version = toy_store.data_version
    for _ in range(2):
        sign_out(toy_store, other)
    assert person_of(toy_store, other) == PUBLIC
    assert person_of(toy_store, token) == ADMIN
    assert toy_store.data_version == version
    acts = toy_store.sql("select action, count(*) as n from audit where actor = 'bpbd' group by all order by all")
    assert acts.values.tolist() == [["add_account", 1], ["change_password", 1], ["sign_in", 2], ["sign_out", 1]]


def test_what_is_no_token_is_the_public(toy_store: Store) -> None:
    begin(toy_store)
    for token in (None, "", "nonsense", "x" * 100_000, "kosong\u0000", "\ud800"):
        assert person_of(toy_store, token) == PUBLIC
        sign_out(toy_store, token)


def test_sessions_that_are_over_go_when_somebody_signs_in(toy_store: Store, token: str) -> None:
    sign_in(toy_store, ADMIN.name, PASSWORD, now=NOW + timedelta(days=1))
    assert toy_store.sql("select count(*) as n from sessions")["n"].iloc[0] == 1
