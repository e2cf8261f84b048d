"""The audit trail read back: newest first, narrowed, and for administrators alone."""

from datetime import timedelta

import pytest

from siperi_geo.accounts import audit_list, sign_in
from siperi_geo.errors import SiperiError
from siperi_geo.rights import PUBLIC, Grant, Role
from siperi_geo.store import Store
from tests.people import ADMIN, PASSWORD, begin, join


def test_without_accounts_whoever_is_there_reads_it(toy_store: Store) -> None:
    found = audit_list(toy_store, actor="komputer")
    assert list(found.columns) == ["audit_id", "happened_at", "actor", "action", "target", "detail"]
    assert found["audit_id"].is_monotonic_decreasing
    assert len(found) == len(toy_store.sql("select 1 from audit"))


def test_it_is_narrowed_by_time_name_action_and_number(toy_store: Store) -> None:
    begin(toy_store)
    join(toy_store, "petrus", Grant(Role.PLANNER))
    sign_in(toy_store, "petrus", PASSWORD)
    newest = audit_list(toy_store, actor=ADMIN, most=1).iloc[0]
    assert (newest["actor"], newest["action"]) == ("petrus", "sign_in")
    assert set(audit_list(toy_store, actor=ADMIN, who="petrus")["action"]) == {"sign_in", "change_password"}
    assert audit_list(toy_store, actor=ADMIN, action="add_account")["target"].tolist() == ["petrus", "bpbd"]
    at = newest["happened_at"].to_pydatetime()
    assert audit_list(toy_store, actor=ADMIN, since=at)["audit_id"].tolist() == [newest["audit_id"]]
    before = audit_list(toy_store, actor=ADMIN, until=at)
    assert newest["audit_id"] not in before["audit_id"].tolist()
    assert audit_list(toy_store, actor=ADMIN, since=at + timedelta(seconds=1)).empty


def test_nobody_else_reads_it(toy_store: Store) -> None:
    begin(toy_store)
    planner = join(toy_store, "petrus", Grant(Role.PLANNER))
    for who, code in ((planner, "NOT_ALLOWED"), (PUBLIC, "SIGN_IN_NEEDED"), ("komputer", "SIGN_IN_NEEDED")):
        with pytest.raises(SiperiError) as caught:
            audit_list(toy_store, actor=who)
        assert caught.value.code == code
