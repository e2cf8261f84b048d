"""What is done to the action plan: one function for each pair of rows."""

from contextlib import suppress
from dataclasses import replace

from siperi_geo import offers, plans
from siperi_geo.errors import SiperiError
from siperi_geo.plans.importing import accept
from siperi_geo.rights import Actor
from siperi_geo.store import Store
from tests.authorisation.planned import CALL, PDF, action_in, offer_of
from tests.authorisation.rows import act, at_both
from tests.authorisation.town import PLACES, Ready


@at_both
def add_action(store: Store, who: Actor, ready: Ready, at: str) -> None:
    plans.add(store, action_in(PLACES[at], "Pelatihan"), actor=who)


@at_both
def change_action(store: Store, who: Actor, ready: Ready, at: str) -> None:
    one = ready.plans[at]
    plans.revise(store, one.action_id, replace(one.action, budget_idr=5), seen=1, actor=who)


@act
def move_action_there(store: Store, who: Actor, ready: Ready) -> None:
    now = plans.found(store, ready.plans["here"].action_id)
    moved = replace(now.action, what="Pindah", area_code=PLACES["there"])
    plans.revise(store, now.action_id, moved, seen=now.revision, actor=who)


@at_both
def import_plan(store: Store, who: Actor, ready: Ready, at: str) -> None:
    accept(store, ready.plans[at].file, actor=who)


@at_both
def add_pledge(store: Store, who: Actor, ready: Ready, at: str) -> None:
    plans.pledge(store, replace(ready.plans[at].pledge, partner_name="PT B"), actor=who)


@at_both
def change_pledge(store: Store, who: Actor, ready: Ready, at: str) -> None:
    one = ready.plans[at]
    plans.change_pledge(store, one.pledge_id, replace(one.pledge, state="confirmed"), seen=1, actor=who)


@at_both
def give_offer(store: Store, who: Actor, ready: Ready, at: str) -> None:
    offers.give(store, offer_of(ready.plans[at].open_id, "Baru"), CALL, actor=who)


@at_both
def take_back_offer(store: Store, who: Actor, ready: Ready, at: str) -> None:
    offers.take_back(store, ready.plans[at].offers["take_back"].code, actor=who)


@act
def guess_code_of_offer(store: Store, who: Actor, ready: Ready) -> None:
    with suppress(SiperiError):
        offers.standing(store, "none-such-here", address="10.1.2.3")


@at_both
def accept_offer(store: Store, who: Actor, ready: Ready, at: str) -> None:
    offers.accept(store, ready.plans[at].offers["accept"].offer_id, what="Tenda", amount_idr=None, actor=who)


@at_both
def decline_offer(store: Store, who: Actor, ready: Ready, at: str) -> None:
    offers.decline(store, ready.plans[at].offers["decline"].offer_id, reason="sudah ada", actor=who)


@at_both
def forget_contact_of_offer(store: Store, who: Actor, ready: Ready, at: str) -> None:
    offers.forget_contact(store, ready.plans[at].offers["forget"].offer_id, actor=who)


@at_both
def add_action_file(store: Store, who: Actor, ready: Ready, at: str) -> None:
    plans.add_file(store, ready.plans[at].action_id, "foto.pdf", PDF + b"new " + at.encode(), actor=who)


@at_both
def look_at_action_file(store: Store, who: Actor, ready: Ready, at: str) -> None:
    plans.file_for(store, ready.plans[at].evidence_id, actor=who)


@at_both
def remove_action_file(store: Store, who: Actor, ready: Ready, at: str) -> None:
    plans.remove_file(store, ready.plans[at].action_id, ready.plans[at].evidence_id, actor=who)
