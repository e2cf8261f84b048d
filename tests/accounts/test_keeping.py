"""Accounts: the first one, what can be granted, what is refused, and the administrator who cannot be lost."""

from collections.abc import Callable

import pytest

from siperi_geo.accounts import (
    account_of,
    accounts,
    add_account,
    add_grant,
    person_of,
    remove_grant,
    rescue,
    reset_password,
    set_active,
    sign_in,
)
from siperi_geo.errors import SiperiError
from siperi_geo.rights import PUBLIC, Grant, Person, Role
from siperi_geo.store import Store, has_accounts, run_checks
from tests.people import ADMIN, PASSWORD, begin, join

BUKIT = "99.01.01.1001"
FILLER = Grant(Role.FILLER, "keltana", subject_id=BUKIT)
LIMITED_ADMIN = Grant(Role.ADMIN, area_code="99.01.01")


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(SiperiError) as caught:
        act()
    return caught.value.code


def test_the_first_account_can_do_everything_and_ends_laptop_mode(toy_store: Store) -> None:
    for grants in ([], [FILLER], [LIMITED_ADMIN]):
        refused = code_of(lambda given=grants: add_account(toy_store, "ani", given, actor="x"))
        assert refused == "ACCOUNT_FIRST_ADMIN"
    assert (accounts(toy_store), has_accounts(toy_store)) == ([], False)
    given = add_account(toy_store, " Ani ", [Grant(Role.ADMIN), FILLER], actor="komputer", office="BPBD")
    found = account_of(toy_store, "ANI")
    assert (found.name, found.office, found.must_change, found.is_active) == ("ani", "BPBD", True, True)
    assert (set(found.grants), found.last_seen_at) == ({Grant(Role.ADMIN), FILLER}, None)
    audit = toy_store.sql("select actor, action, target, detail from audit order by audit_id desc limit 1")
    assert audit.values.tolist() == [
        ["komputer", "add_account", "ani", "admin * * *; filler keltana * 99.01.01.1001"]
    ]
    assert code_of(lambda: add_account(toy_store, "budi", [FILLER], actor="komputer")) == "SIGN_IN_NEEDED"
    assert all(given not in toy_store.sql(f"select * from {table}").to_csv() for table in ("users", "audit"))
    assert run_checks(toy_store) == {}


def test_only_an_administrator_of_everything_keeps_accounts(toy_store: Store) -> None:
    begin(toy_store)
    filler, limited = join(toy_store, "petrus", FILLER), join(toy_store, "camat", LIMITED_ADMIN)
    acts: list[Callable[[Person], object]] = [
        lambda who: add_account(toy_store, "baru", [FILLER], actor=who),
        lambda who: add_grant(toy_store, "petrus", Grant(Role.ADMIN), actor=who),
        lambda who: remove_grant(toy_store, "petrus", FILLER, actor=who),
        lambda who: set_active(toy_store, "bpbd", False, actor=who),
        lambda who: reset_password(toy_store, "bpbd", actor=who),
    ]
    for act in acts:
        assert [code_of(lambda who=who, act=act: act(who)) for who in (filler, limited, PUBLIC)] == [
            "NOT_ALLOWED",
            "NOT_ALLOWED",
            "SIGN_IN_NEEDED",
        ]
    assert [one.name for one in accounts(toy_store)] == ["bpbd", "camat", "petrus"]


def test_names_that_no_account_can_have(toy_store: Store) -> None:
    begin(toy_store)
    for name in ("a", "9a", "ani budi", "ani@x", "a" * 33, "system", "local", "", "änne", "ani\n\nb"):
        assert code_of(lambda one=name: add_account(toy_store, one, [FILLER], actor=ADMIN)) == "ACCOUNT_NAME"


def test_what_cannot_be_granted(toy_store: Store) -> None:
    begin(toy_store)
    expected = {
        Grant(Role.FILLER): "GRANT_TOO_WIDE",
        Grant(Role.FILLER, "keltana"): "GRANT_TOO_WIDE",
        Grant(Role.VERIFIER, "nonsense"): "GRANT_UNKNOWN",
        Grant(Role.VERIFIER, area_code="99.09"): "GRANT_UNKNOWN",
        Grant(Role.FILLER, subject_id="99.01.01.9999"): "GRANT_UNKNOWN",
    }
    for grant, code in expected.items():
        assert code_of(lambda one=grant: add_account(toy_store, "baru", [one], actor=ADMIN)) == code
        assert code_of(lambda one=grant: add_grant(toy_store, "bpbd", one, actor=ADMIN)) == code
    assert [one.name for one in accounts(toy_store)] == ["bpbd"]
    assert code_of(lambda: add_account(toy_store, "bpbd", [FILLER], actor=ADMIN)) == "ACCOUNT_TAKEN"
    assert code_of(lambda: add_grant(toy_store, "absent", FILLER, actor=ADMIN)) == "ACCOUNT_UNKNOWN"
    assert code_of(lambda: remove_grant(toy_store, "bpbd", FILLER, actor=ADMIN)) == "GRANT_ABSENT"


def test_a_grant_counts_at_once_and_once(toy_store: Store) -> None:
    begin(toy_store)
    join(toy_store, "petrus", FILLER)
    token = sign_in(toy_store, "petrus", PASSWORD).token
    more = Grant(Role.VERIFIER, area_code="99.01.02")
    for _ in range(2):
        add_grant(toy_store, "petrus", more, actor=ADMIN)
    assert person_of(toy_store, token) == Person("petrus", (FILLER, more))
    remove_grant(toy_store, "petrus", FILLER, actor=ADMIN)
    assert person_of(toy_store, token) == Person("petrus", (more,))
    assert run_checks(toy_store) == {}


def test_the_last_administrator_cannot_be_lost(toy_store: Store) -> None:
    begin(toy_store)
    join(toy_store, "camat", LIMITED_ADMIN)
    losses: list[Callable[[], object]] = [
        lambda: set_active(toy_store, "bpbd", False, actor=ADMIN),
        lambda: remove_grant(toy_store, "bpbd", Grant(Role.ADMIN), actor=ADMIN),
    ]
    assert [code_of(loss) for loss in losses] == ["ACCOUNT_LAST_ADMIN"] * 2
    second = join(toy_store, "ani", Grant(Role.ADMIN))
    set_active(toy_store, "bpbd", False, actor=second)
    assert code_of(lambda: set_active(toy_store, "ani", False, actor=second)) == "ACCOUNT_LAST_ADMIN"
    assert {one.name: one.is_active for one in accounts(toy_store)} == {"ani": True, "bpbd": False, "camat": True}


def test_a_disabled_account_loses_its_sessions_for_good(toy_store: Store) -> None:
    begin(toy_store)
    join(toy_store, "petrus", FILLER)
    token = sign_in(toy_store, "petrus", PASSWORD).token
    set_active(toy_store, "petrus", False, actor=ADMIN)
    assert person_of(toy_store, token) == PUBLIC
    assert code_of(lambda: sign_in(toy_store, "petrus", PASSWORD)) == "SIGN_IN_FAILED"
    set_active(toy_store, "petrus", True, actor=ADMIN)
    assert person_of(toy_store, token) == PUBLIC, "what ended stays ended"
    assert sign_in(toy_store, "petrus", PASSWORD).person == Person("petrus", (FILLER,))


def test_a_rescue_is_for_administrators_and_recorded(toy_store: Store) -> None:
    begin(toy_store)
    join(toy_store, "petrus", FILLER)
    assert code_of(lambda: rescue(toy_store, "petrus", actor="komputer")) == "RESCUE_NOT_ADMIN"
    token = sign_in(toy_store, "bpbd", PASSWORD).token
    given = rescue(toy_store, "bpbd", actor="komputer")
    assert person_of(toy_store, token) == PUBLIC
    assert sign_in(toy_store, "bpbd", given).must_change
    acts = toy_store.sql("select actor, target from audit where action = 'rescue_account'").values.tolist()
    assert acts == [["komputer", "bpbd"]]


def test_the_checks_find_what_cannot_be(toy_store: Store) -> None:
    begin(toy_store)
    with toy_store.transaction(actor=ADMIN, action="x", target="x") as tx:
        tx.execute("insert into grants values ('gone', 'filler', null, null, null, now(), 'x')")
        tx.execute("insert into sessions values ('x', 'gone', now(), now(), now())")
        tx.execute("delete from grants where user_name = 'bpbd'")
        tx.execute("update users set password_hash = 'secret'")
    assert {name.removeprefix("checks/") for name in run_checks(toy_store)} == {
        "account_without_admin",
        "account_without_argon2id",
        "grant_of_no_role",
        "grant_without_user",
        "session_without_user",
    }
