"""Deciding on offers: what is accepted is a pledge with the right name, what is declined is over."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from siperi_geo import offers, plans
from siperi_geo.errors import SiperiError
from siperi_geo.offers import Receipt
from siperi_geo.rights import PUBLIC, Grant, Person, Role
from siperi_geo.store import Store, run_checks
from tests import people
from tests.offers.conftest import CALL, offer
from tests.plans.conftest import BUKIT, MUARA, action

Give = Callable[..., Receipt]


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(SiperiError) as caught:
        call()
    return caught.value.code


def test_what_is_accepted_is_a_pledge_and_counts_against_what_is_lacking(store: Store, give: Give) -> None:
    receipt = give()
    pledge_id = offers.accept(store, receipt.offer_id, what="500 poster", amount_idr=1_500_000, actor="ani")
    (kept,) = plans.pledges(store)
    assert (kept.pledge_id, kept.pledge.what, kept.pledge.amount_idr) == (pledge_id, "500 poster", 1_500_000)
    assert (kept.pledge.state, kept.actor) == ("pledged", "ani")
    (need,) = plans.needs(store)
    assert need.lacking_idr == 3_500_000
    seen = offers.standing(store, receipt.code)
    assert (seen.state, seen.pledge_state) == ("accepted", "pledged")
    assert run_checks(store) == {}
    actions = store.sql("select action from audit order by audit_id desc limit 2")["action"].tolist()
    assert sorted(actions) == ["accept_offer", "add_pledge"]


@pytest.mark.parametrize(("may_be_named", "name"), [(True, "PT Maju Jaya"), (False, "Mitra (Dunia usaha)")])
def test_who_did_not_agree_is_not_named(store: Store, give: Give, name: str, *, may_be_named: bool) -> None:
    offers.accept(store, give(may_be_named=may_be_named).offer_id, what="Poster", amount_idr=None, actor="ani")
    (kept,) = plans.pledges(store)
    assert kept.pledge.partner_name == name
    is_in_audit = "PT Maju Jaya" in store.sql("select * from audit").to_csv()
    assert is_in_audit is may_be_named


def test_declining_says_why_and_deletes_whom_to_call(store: Store, give: Give) -> None:
    receipt = give()
    (kept,) = offers.offers(store, "ani")
    assert kept.contact == CALL
    assert CALL.reach not in repr(kept)
    offers.decline(store, receipt.offer_id, reason="  Poster\n sudah ada ", actor="ani")
    (kept,) = offers.offers(store, "ani")
    assert (kept.state, kept.reason, kept.contact) == ("declined", "Poster sudah ada", None)
    assert offers.standing(store, receipt.code).reason == "Poster sudah ada"
    assert plans.pledges(store) == ()
    assert run_checks(store) == {}


def test_whom_to_call_stays_with_what_is_accepted_until_it_is_forgotten(store: Store, give: Give) -> None:
    receipt = give()
    assert code_of(lambda: offers.forget_contact(store, receipt.offer_id, actor="ani")) == "OFFER_WAITS"
    offers.accept(store, receipt.offer_id, what="Poster", amount_idr=None, actor="ani")
    assert offers.offers(store, "ani")[0].contact == CALL
    offers.forget_contact(store, receipt.offer_id, actor="ani")
    assert offers.offers(store, "ani")[0].contact is None
    assert run_checks(store) == {}


def names(store: Store) -> list[list[str]]:
    return store.sql("select partner_name, what from offers order by given_at").to_numpy().tolist()


def test_who_gave_what_is_over_is_forgotten_with_their_words_where_these_name_them(
    store: Store, give: Give
) -> None:
    told = give(what="500 poster, hubungi Maria"), give(what="600 poster")
    offers.decline(store, told[0].offer_id, reason="sudah ada", actor="ani")
    offers.take_back(store, told[1].code, actor=PUBLIC)
    assert names(store) == [["-", "-"], ["-", "600 poster"]]
    assert run_checks(store) == {}
    assert offers.standing(store, told[0].code).reason == "sudah ada"
    give(what="600 poster")


@pytest.mark.parametrize(("may_be_named", "left"), [(True, "PT Maju Jaya"), (False, "-")])
def test_with_the_contact_goes_the_name_of_who_did_not_agree(
    store: Store, give: Give, left: str, *, may_be_named: bool
) -> None:
    one = give(may_be_named=may_be_named).offer_id
    offers.accept(store, one, what="Poster", amount_idr=None, actor="ani")
    assert names(store)[0][0] == "PT Maju Jaya", "who promised is known until they are needed no more"
    offers.forget_contact(store, one, actor="ani")
    assert names(store)[0][0] == left
    assert run_checks(store) == {}


def test_planners_are_told_what_an_offer_gives_above_what_is_lacking(store: Store, give: Give) -> None:
    give(amount_idr=6_000_000)
    give(what="sedikit", amount_idr=1_000_000)
    give(what="barang", amount_idr=None)
    assert [one.surplus_idr for one in offers.offers(store, "ani")] == [1_000_000, 0, 0]


def test_an_offer_is_decided_on_once(store: Store, give: Give) -> None:
    one = give().offer_id
    offers.accept(store, one, what="Poster", amount_idr=None, actor="ani")
    assert code_of(lambda: offers.accept(store, one, what="x", amount_idr=None, actor="ani")) == "OFFER_DECIDED"
    assert code_of(lambda: offers.decline(store, one, reason="x", actor="ani")) == "OFFER_DECIDED"
    assert len(plans.pledges(store)) == 1


@pytest.mark.parametrize(
    ("what", "amount", "code"),
    [
        ("", None, "PLAN_PLEDGE_EMPTY"),
        ("Poster, hubungi 0812-3456-7890", None, "OFFER_NAMES_SOMEBODY"),
        ("Poster (csr@maju.co.id)", None, "OFFER_NAMES_SOMEBODY"),
        ("x" * 401, None, "OFFER_TOO_LONG"),
        ("Poster", 0, "PLAN_AMOUNT_RANGE"),
        ("5371010101010001", None, "PLAN_IDENTITY"),
    ],
)
def test_what_everybody_will_read_is_looked_at(
    store: Store, give: Give, what: str, amount: int | None, code: str
) -> None:
    one = give().offer_id
    assert code_of(lambda: offers.accept(store, one, what=what, amount_idr=amount, actor="ani")) == code
    assert offers.offers(store, "ani")[0].state == "waiting"
    assert plans.pledges(store) == ()


def test_a_date_and_an_amount_in_words_name_nobody(store: Store, give: Give) -> None:
    words = "Rp 2.000.000 untuk 500 poster, 12-01-2027"
    offers.accept(store, give().offer_id, what=words, amount_idr=2_000_000, actor="ani")
    assert plans.pledges(store)[0].pledge.what == words


@pytest.mark.parametrize("reason", ["", " \u200b ", "x" * 401, "NIK 5371010101010001"])
def test_declining_needs_a_reason_that_can_be_told(store: Store, give: Give, reason: str) -> None:
    one = give().offer_id
    assert code_of(lambda: offers.decline(store, one, reason=reason, actor="ani")).startswith("OFFER_")
    assert offers.offers(store, "ani")[0].state == "waiting"


def test_an_action_that_is_over_takes_nothing_more(store: Store, needed: str, give: Give) -> None:
    one = give().offer_id
    over = replace(action(is_open=True), state="done", progress_pct=100)
    plans.revise(store, needed, over, seen=1, actor="ani")
    found = code_of(lambda: offers.accept(store, one, what="x", amount_idr=None, actor="ani"))
    assert found == "OFFER_ACTION_OVER"
    offers.decline(store, one, reason="sudah selesai", actor="ani")


def test_planners_see_the_offers_of_their_area_and_others_none(store: Store, needed: str, elsewhere: str) -> None:
    for one in (needed, elsewhere):
        offers.give(store, offer(one), CALL, actor=PUBLIC)
    people.begin(store)
    here = Person("budi", (Grant(Role.PLANNER, area_code=BUKIT),))
    assert [one.area_code for one in offers.offers(store, here)] == [BUKIT]
    everywhere = Person("cici", (Grant(Role.PLANNER),))
    assert {one.area_code for one in offers.offers(store, everywhere)} == {BUKIT, MUARA}
    for who in (PUBLIC, "bare", Person("dodi", (Grant(Role.FILLER),)), Person("eka", (Grant(Role.VERIFIER),))):
        assert code_of(lambda who=who: offers.offers(store, who)) in ("SIGN_IN_NEEDED", "NOT_ALLOWED")


@pytest.mark.parametrize(
    "damage",
    [
        "update offers set action_id = 'x'",
        "update offers set what = ' '",
        "update offers set partner_kind = 'king'",
        "delete from offer_contacts",
        "delete from offers",
        "update plan_pledges set action_id = 'x'",
    ],
)
def test_what_cannot_be_is_found_by_the_checks(store: Store, give: Give, damage: str) -> None:
    give(what="Menunggu")
    offers.accept(store, give().offer_id, what="Poster", amount_idr=None, actor="ani")
    assert run_checks(store) == {}
    with store.transaction(actor="ani", action="test", target="x") as tx:
        tx.execute(damage)
    assert {"checks/offer_not_sound", "checks/offer_word_without_offer"} & set(run_checks(store))
