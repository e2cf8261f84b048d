"""`siperi offers`: list, accept, decline, forget, by the same doors and rights as the page."""

from pathlib import Path

import pytest

from siperi_geo import offers, plans
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from tests import people
from tests.cli.running import Ran
from tests.offers.conftest import CALL, offer
from tests.plans.conftest import BUKIT, MUARA, action

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def given(toy_path: Path) -> list[str]:
    """Two offers in Bukit, one in Muara."""
    with Store.open(toy_path) as store:
        here = plans.add(store, action(is_open=True), actor="ani")
        there = plans.add(store, action(area_code=MUARA, is_open=True), actor="ani")
        said = (offer(here), offer(here, what="0812-3456-7890", amount_idr=None), offer(there))
        return [offers.give(store, one, CALL, actor="ani").offer_id for one in said]


def test_offers_are_listed_accepted_declined_and_forgotten(
    toy_path: Path, given: list[str], capsys: Capsys
) -> None:
    listed = Ran(capsys, "offers", "list").out
    assert all(one in listed for one in given)
    assert "Maria" in listed
    refused = Ran(capsys, "offers", "accept", given[1])
    assert (refused.code, "OFFER_NAMES_SOMEBODY" in refused.err) == (2, True)
    ran = Ran(capsys, "offers", "accept", given[0], "--words", "500 poster", "--amount", "1500000")
    assert (ran.code, ran.err) == (0, "")
    assert Ran(capsys, "offers", "decline", given[1], "--reason", "sudah ada").code == 0
    assert Ran(capsys, "offers", "forget", given[0]).code == 0
    waits = Ran(capsys, "offers", "forget", given[2])
    assert (waits.code, "OFFER_WAITS" in waits.err) == (2, True)
    unknown = Ran(capsys, "offers", "accept", "none")
    assert (unknown.code, "OFFER_UNKNOWN" in unknown.err) == (2, True)
    assert given[0] not in Ran(capsys, "offers", "list").out
    assert given[0] in Ran(capsys, "offers", "list", "--all").out
    with Store.open(toy_path) as store:
        (kept,) = plans.pledges(store)
        assert (kept.pledge.what, kept.pledge.amount_idr) == ("500 poster", 1_500_000)
        assert store.sql("select partner_name from offers order by given_at")["partner_name"].tolist() == [
            "-", "-", "PT Maju Jaya",
        ]  # fmt: skip


def test_only_who_may_decide_sees_whom_to_call(
    toy_path: Path, given: list[str], capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(toy_path) as store:
        people.begin(store)
        people.join(store, "budi", Grant(Role.PLANNER, area_code=BUKIT))
        people.join(store, "eka", Grant(Role.VERIFIER))
    public = Ran(capsys, "offers", "list")
    assert (public.code, "SIGN_IN_NEEDED" in public.err, "Maria" in public.out) == (2, True, False)
    monkeypatch.setenv("SIPERI_PASSWORD", people.PASSWORD)
    monkeypatch.setenv("SIPERI_USER", "eka")
    other = Ran(capsys, "offers", "list")
    assert (other.code, "NOT_ALLOWED" in other.err, "Maria" in other.out) == (2, True, False)
    monkeypatch.setenv("SIPERI_USER", "budi")
    seen = Ran(capsys, "offers", "list").out
    assert (given[0] in seen, given[2] in seen) == (True, False)
    assert Ran(capsys, "offers", "accept", given[2]).code == 2
    assert Ran(capsys, "offers", "decline", given[2], "--reason", "x").code == 2
