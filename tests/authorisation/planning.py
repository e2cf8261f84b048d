"""What is done to the action plan: one function for each pair of rows."""

from dataclasses import replace

from siperi_geo import plans
from siperi_geo.plans.importing import accept
from siperi_geo.rights import Actor
from siperi_geo.store import Store
from tests.authorisation.planned import action_in
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
