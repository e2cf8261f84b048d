"""Giving an offer: taken or refused with every reason, seen by nobody else, counted, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from siperi_geo import offers, plans
from siperi_geo.errors import SiperiError
from siperi_geo.offers import Contact, Receipt, giving
from siperi_geo.offers.checking import MOST_IN_NAME, is_reachable
from siperi_geo.rights import PUBLIC
from siperi_geo.store import Store, publish, run_checks, snapshot_path
from tests import people
from tests.offers.conftest import CALL, SECRET, offer
from tests.plans.conftest import action

Give = Callable[..., Receipt]
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def codes_of(caught: pytest.ExceptionInfo[SiperiError]) -> set[str]:
    return {one.code for one in caught.value.problems}


def audit(store: Store) -> pd.DataFrame:
    return store.sql("select * from audit order by audit_id desc")


def test_who_has_no_account_gives_an_offer_that_waits_and_that_no_reader_sees(store: Store, needed: str) -> None:
    people.begin(store)
    before, shown = store.data_version, plans.needs(store)
    receipt = offers.give(store, offer(needed), CALL, actor=PUBLIC, address="10.1.2.3")
    kept = offers.standing(store, receipt.code)
    assert (kept.state, kept.what, kept.amount_idr) == ("waiting", "Mencetak 500 poster", 2_000_000)
    assert store.data_version == before, "no page looks again for it"
    assert plans.needs(store) == shown
    assert plans.pledges(store) == ()
    last = audit(store).iloc[0]
    assert (last["actor"], last["action"], last["target"]) == ("public", "give_offer", receipt.offer_id)
    assert run_checks(store) == {}


def test_nothing_of_an_offer_is_in_the_snapshot_or_the_audit(store: Store, give: Give, tmp_path: Path) -> None:
    give()
    whole = "\n".join(audit(store).astype(str).agg(" ".join, axis=1))
    assert SECRET not in whole
    assert "PT Maju Jaya" not in whole
    assert store.path is not None
    publish(store, snapshot_path(store.path))
    content = snapshot_path(store.path).read_bytes()
    for words in (SECRET, "PT Maju Jaya", "500 poster", CALL.reach):
        assert words.encode() not in content


def test_the_address_of_who_offers_is_kept_nowhere_with_the_offer(store: Store, needed: str) -> None:
    offers.give(store, offer(needed), CALL, actor=PUBLIC, address="10.1.2.3")
    for table in ("offers", "offer_contacts", "audit"):
        assert "10.1.2.3" not in store.sql(f"select * from {table}").to_csv(), table


@pytest.mark.parametrize(
    ("changes", "contact", "codes"),
    [
        ({"partner_name": " "}, CALL, {"OFFER_NAME_MISSING"}),
        ({"what": "\u200b\n", "partner_name": "\x00"}, CALL, {"OFFER_WHAT_MISSING", "OFFER_NAME_MISSING"}),
        ({"what": "NIK 5371 0101 0101 0001"}, CALL, {"OFFER_IDENTITY"}),
        ({"partner_name": "x" * (MOST_IN_NAME + 1)}, CALL, {"OFFER_TOO_LONG"}),
        ({"what": "x" * 401}, CALL, {"OFFER_TOO_LONG"}),
        ({"partner_kind": "king"}, CALL, {"PLAN_KIND_UNKNOWN"}),
        ({"amount_idr": 0}, CALL, {"PLAN_AMOUNT_RANGE"}),
        ({"amount_idr": -5}, CALL, {"PLAN_AMOUNT_RANGE"}),
        ({"amount_idr": 10**16}, CALL, {"PLAN_AMOUNT_RANGE"}),
        ({}, Contact(name="", reach="di kantor"), {"OFFER_CONTACT_MISSING", "OFFER_REACH_UNREADABLE"}),
        ({"action_id": "none"}, CALL, {"OFFER_NEED_GONE"}),
    ],
)
def test_an_offer_is_refused_with_every_reason_and_nothing_is_kept(
    store: Store, give: Give, changes: dict[str, Any], contact: Contact, codes: set[str]
) -> None:
    with pytest.raises(SiperiError) as caught:
        give(contact, **changes)
    assert codes_of(caught) == codes
    assert store.sql("select * from offers").empty
    assert store.sql("select * from offer_contacts").empty


@pytest.mark.parametrize(
    "change",
    [
        {"is_open": False},
        {"state": "cancelled", "reason": "dibatalkan"},
        {"state": "done", "progress_pct": 100},
    ],
)
def test_what_is_not_open_takes_no_offer(store: Store, needed: str, change: dict[str, Any]) -> None:
    plans.revise(store, needed, replace(action(is_open=True), **change), seen=1, actor="ani")
    with pytest.raises(SiperiError) as caught:
        offers.give(store, offer(needed), CALL, actor="ani")
    assert codes_of(caught) == {"OFFER_NEED_GONE"}


def test_a_need_that_partners_cover_takes_no_offer_and_one_of_unknown_cost_does(
    store: Store, needed: str, elsewhere: str
) -> None:
    whole = {"partner_kind": "media", "partner_name": "Pos", "what": "x", "amount_idr": 5_000_000}
    plans.pledge(store, plans.Pledge(action_id=needed, **whole), actor="ani")
    assert [one.action_id for one in plans.needs(store)] == [elsewhere]
    assert plans.needs(store)[0].lacking_idr is None
    with pytest.raises(SiperiError):
        offers.give(store, offer(needed), CALL, actor="ani")
    offers.give(store, offer(elsewhere), CALL, actor="ani")


def test_the_same_offer_is_refused_while_the_first_waits(store: Store, give: Give) -> None:
    receipt = give()
    with pytest.raises(SiperiError) as caught:
        give()
    assert codes_of(caught) == {"OFFER_TWICE"}
    give(what="Mencetak 600 poster")
    offers.take_back(store, receipt.code, actor="ani")
    give()


def test_who_offers_much_waits_and_then_goes_on_while_others_need_not(store: Store, needed: str) -> None:
    for n in range(5):
        offers.give(store, offer(needed, what=f"a{n}"), CALL, actor=PUBLIC, address="10.1.2.3", now=NOW)
    with pytest.raises(SiperiError) as caught:
        offers.give(store, offer(needed, what="b"), CALL, actor=PUBLIC, address="10.1.2.3", now=NOW)
    assert codes_of(caught) == {"OFFER_WAIT"}
    assert caught.value.problem.values["seconds"] == 30
    offers.give(store, offer(needed, what="b"), CALL, actor=PUBLIC, address="10.9.9.9", now=NOW)
    later = NOW + timedelta(seconds=31)
    offers.give(store, offer(needed, what="c"), CALL, actor=PUBLIC, address="10.1.2.3", now=later)


def test_there_is_an_end_to_how_many_wait(store: Store, give: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving, "MOST_WAITING", 2)
    first = give(what="a")
    give(what="b")
    with pytest.raises(SiperiError) as caught:
        give(what="c")
    assert codes_of(caught) == {"OFFER_FULL"}
    offers.decline(store, first.offer_id, reason="sudah ada", actor="ani")
    give(what="c")


def test_a_code_is_read_as_people_type_it_and_guessing_it_costs_time(store: Store, give: Give) -> None:
    receipt = give()
    typed = f" {receipt.code.upper().replace('-', ' ')} "
    assert offers.standing(store, typed).offer_id == receipt.offer_id
    for n in range(5):
        with pytest.raises(SiperiError) as caught:
            offers.standing(store, f"guess-{n}", address="10.1.2.3", now=NOW)
        assert codes_of(caught) == {"OFFER_CODE_WRONG"}
    with pytest.raises(SiperiError) as caught:
        offers.standing(store, receipt.code, address="10.1.2.3", now=NOW)
    assert codes_of(caught) == {"OFFER_CODE_WAIT"}, "the right one too: else the answer would tell"
    assert offers.standing(store, receipt.code, address="10.9.9.9", now=NOW).state == "waiting"


def test_who_guesses_codes_keeps_nobody_else_waiting(store: Store, give: Give) -> None:
    receipt = give()
    for n in range(60):
        with pytest.raises(SiperiError):
            offers.standing(store, f"guess-{n}", address=f"10.1.{n // 4}.3", now=NOW)
        with pytest.raises(SiperiError):
            offers.standing(store, f"guess-{n}", now=NOW)
    assert offers.standing(store, receipt.code, address="10.9.9.9", now=NOW).state == "waiting"
    assert offers.standing(store, receipt.code, now=NOW).state == "waiting", "behind a server in between"


def test_five_offers_of_a_day_are_five_every_day(store: Store, needed: str) -> None:
    for n in range(4 * 4):
        day = NOW + timedelta(hours=23 * (n // 4))
        offers.give(store, offer(needed, what=f"a{n}"), CALL, actor=PUBLIC, address="10.1.2.3", now=day)
    keys = store.sql("select tried from login_failures")["tried"].tolist()
    assert len(keys) <= 4, "what is over is forgotten"


def test_codes_are_kept_as_a_hash_alone(store: Store, give: Give) -> None:
    receipt = give()
    content = store.sql("select * from offers").to_csv()
    assert receipt.code not in content
    assert receipt.code.replace("-", "") not in content
    assert receipt.code not in repr(receipt)


def test_taking_back_deletes_whom_to_call_and_ends_it(store: Store, give: Give) -> None:
    receipt = give()
    offers.take_back(store, receipt.code, actor=PUBLIC)
    assert offers.standing(store, receipt.code).state == "taken_back"
    assert store.sql("select * from offer_contacts").empty
    assert run_checks(store) == {}
    with pytest.raises(SiperiError) as caught:
        offers.take_back(store, receipt.code, actor=PUBLIC)
    assert codes_of(caught) == {"OFFER_DECIDED"}
    with pytest.raises(SiperiError) as caught:
        offers.accept(store, receipt.offer_id, what="x", amount_idr=None, actor="ani")
    assert codes_of(caught) == {"OFFER_DECIDED"}


@pytest.mark.parametrize(
    ("reach", "is_good"),
    [
        ("+62 812 3456 7890", True),
        ("(0380) 555-0100", True),
        ("a@b.id", True),
        ("a@b", False),
        ("a b@c.id", False),
        ("12345", False),
        ("telepon 081234567890", False),
    ],
)
def test_whom_to_call_can_be_called(reach: str, *, is_good: bool) -> None:
    assert is_reachable(reach) is is_good
