"""Passwords: production cost, what is good enough, one-time ones, and the same work for names that nobody has."""

from datetime import UTC, datetime, timedelta

import argon2
import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY

from siperi_geo.accounts import (
    change_password,
    identify,
    must_change,
    passwords,
    person_of,
    reset_password,
    sign_in,
)
from siperi_geo.accounts.passwords import profile as production
from siperi_geo.errors import SiperiError
from siperi_geo.rights import PUBLIC, Grant, Person, Role
from siperi_geo.store import Store
from tests.people import ADMIN, PASSWORD, begin, join

FILLER = Grant(Role.FILLER, subject_id="99.01.01.1001")


def test_the_cost_in_production_is_that_of_the_library_and_the_rfc() -> None:
    cost = production()
    assert cost == RFC_9106_LOW_MEMORY
    assert (cost.type, cost.memory_cost, cost.time_cost) == (argon2.Type.ID, 65_536, 3)
    kept = argon2.PasswordHasher().hash("x")
    assert argon2.extract_parameters(kept) == cost


def test_a_one_time_password_is_long_and_has_no_letters_that_are_confused() -> None:
    given = {passwords.one_time() for _ in range(200)}
    assert len(given) == 200
    assert {tuple(map(len, one.split("-"))) for one in given} == {(4, 4, 4, 4)}
    assert set("".join(given)) - {"-"} <= set(passwords.LETTERS)
    assert not set("ilo01") & set(passwords.LETTERS)
    assert len(passwords.LETTERS) ** 16 > 2**79


def test_nobody_has_a_right_before_a_given_password_is_changed(toy_store: Store) -> None:
    begin(toy_store)
    join(toy_store, "petrus", FILLER)
    given = reset_password(toy_store, "petrus", actor=ADMIN)
    with pytest.raises(SiperiError, match="SIGN_IN_FAILED"):
        sign_in(toy_store, "petrus", PASSWORD)
    begun = sign_in(toy_store, "petrus", given)
    assert (begun.must_change, begun.person, must_change(toy_store, begun.token)) == (True, Person("petrus"), True)
    assert begun.token not in str(begun)
    with pytest.raises(SiperiError, match="PASSWORD_CHANGE_FIRST"):
        identify(toy_store, "petrus", given)
    other = sign_in(toy_store, "petrus", given).token
    change_password(toy_store, "petrus", given, "sebuah kata baru", keep=begun.token)
    assert person_of(toy_store, begun.token) == Person("petrus", (FILLER,))
    assert (person_of(toy_store, other), must_change(toy_store, begun.token)) == (PUBLIC, False)
    assert identify(toy_store, "Petrus ", "sebuah kata baru") == Person("petrus", (FILLER,))


def test_a_password_given_out_holds_for_fourteen_days(toy_store: Store) -> None:
    begin(toy_store)
    join(toy_store, "petrus", FILLER)
    given, now = reset_password(toy_store, "petrus", actor=ADMIN), datetime.now(UTC)
    late = now + timedelta(days=14, minutes=1)
    for act in (
        lambda: sign_in(toy_store, "petrus", given, now=late),
        lambda: identify(toy_store, "petrus", given, now=late),
        lambda: change_password(toy_store, "petrus", given, "sebuah kata baru", now=late),
    ):
        with pytest.raises(SiperiError, match="ONE_TIME_OVER"):
            act()
    with pytest.raises(SiperiError, match="SIGN_IN_FAILED"):
        sign_in(toy_store, "petrus", "salah", now=late)
    assert sign_in(toy_store, "petrus", given, now=now + timedelta(days=14) - timedelta(minutes=1)).must_change
    change_password(toy_store, "petrus", given, "sebuah kata baru", now=now)
    assert sign_in(toy_store, "petrus", "sebuah kata baru", now=late).person.name == "petrus", "one's own stays"


def test_a_weak_password_is_refused_and_the_old_one_stays(toy_store: Store) -> None:
    begin(toy_store)
    join(toy_store, "petrus.oesapa", FILLER)
    for new in ("pendek", "x" * 129, "Petrus.Oesapa", PASSWORD, "petrus.oesapa "):
        with pytest.raises(SiperiError, match="PASSWORD_WEAK"):
            change_password(toy_store, "petrus.oesapa", PASSWORD, new)
    assert sign_in(toy_store, "petrus.oesapa", PASSWORD).person.name == "petrus.oesapa"


def test_letters_are_the_same_whichever_keyboard_wrote_them(toy_store: Store) -> None:
    begin(toy_store)
    change_password(toy_store, ADMIN.name, PASSWORD, "caf\u00e9 sore hari")
    assert sign_in(toy_store, ADMIN.name, "cafe\u0301 sore hari").person == ADMIN


def test_names_that_nobody_has_cost_the_same_work(toy_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(toy_store)
    tried: list[argon2.Parameters] = []
    verify = argon2.PasswordHasher.verify

    def counted(self: argon2.PasswordHasher, kept: str, password: str) -> bool:
        tried.append(argon2.extract_parameters(kept))
        return verify(self, kept, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counted)
    told = []
    for name, password in (
        (ADMIN.name, "salah"),
        ("nobody", "salah"),
        (ADMIN.name, "x" * 1_000),
        ("!", ""),
        ("\ud800", "\ud800"),
    ):
        with pytest.raises(SiperiError) as caught:
            sign_in(toy_store, name, password)
        told.append((caught.value.code, caught.value.problem.message()))
    assert (len(set(told)), told[0][0]) == (1, "SIGN_IN_FAILED")
    assert tried == [passwords.profile()] * 5


def test_a_hash_of_former_cost_is_made_anew_at_the_next_sign_in(
    toy_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(toy_store)
    dearer = argon2.Parameters(argon2.Type.ID, 19, 16, 32, 2, 64, 1)
    monkeypatch.setattr("siperi_geo.accounts.passwords.profile", lambda: dearer)
    sign_in(toy_store, ADMIN.name, PASSWORD)
    kept = toy_store.sql("select password_hash from users")["password_hash"].iloc[0]
    assert argon2.extract_parameters(kept) == dearer
    assert sign_in(toy_store, ADMIN.name, PASSWORD).person == ADMIN


def test_no_password_and_no_token_is_in_the_store(toy_store: Store) -> None:
    begin(toy_store)
    given = reset_password(toy_store, ADMIN.name, actor=ADMIN)
    token = sign_in(toy_store, ADMIN.name, given).token
    with pytest.raises(SiperiError):
        sign_in(toy_store, "kata-sandi-di-tempat-nama", "salah")
    tables = ("users", "sessions", "audit", "login_failures")
    held = "".join(toy_store.sql(f"select * from {table}").to_csv() for table in tables)
    for secret in (given, token, PASSWORD, "kata-sandi-di-tempat-nama"):
        assert secret not in held
