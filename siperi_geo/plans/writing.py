"""The one door for writing the plan: adding and changing actions and pledges, each with an audit row.

A change is a revision more; who changes says which one was seen, and is refused where there is a newer one. What
changes nothing is not stored. A retried `add` is refused as a double, so nothing stands there twice.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from uuid import uuid4

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.plans.action import Action, KeptAction, Pledge
from siperi_geo.plans.checking import check, check_length, check_pledge, tidied, tidied_pledge
from siperi_geo.plans.stored import actions, found, pledges
from siperi_geo.rights import About, Actor, Right
from siperi_geo.sheets import fold
from siperi_geo.store import Store, Transaction, permit

MICRO = 1_000_000
Key = tuple[int, str, str, str]  # year, area, line, words


def add(store: Store, action: Action, *, actor: Actor) -> str:
    """Store a new action; its id is given back. Raises PLAN_* and PLAN_TWICE where the same stands there."""
    new, action_id = tidied(action), uuid4().hex[:12]
    permit(store, actor, Right.PLAN, _abouts(new))
    check(store, new)
    with store.transaction(actor=actor, action="add_action", target=action_id, detail=said(new)) as tx:
        tx.permit(Right.PLAN, _abouts(new))
        _refuse_twice(tx, new)
        append(tx, [(action_id, 1, new)])
    return action_id


def revise(store: Store, action_id: str, action: Action, *, seen: int, actor: Actor) -> int:
    """Store another revision of an action, of which `seen` was looked at; the newest revision is given back.

    Raises PLAN_*, PLAN_ACTION_UNKNOWN, and PLAN_CHANGED_MEANWHILE where somebody changed it since.
    """
    new, before = tidied(action), found(store, action_id)
    permit(store, actor, Right.PLAN, _abouts(before.action, new))
    check(store, new)
    detail = f"revision={seen + 1}; {changed(before.action, new)}"
    if before.revision == seen and before.action == new:
        return seen
    with store.transaction(actor=actor, action="change_action", target=action_id, detail=detail) as tx:
        now = found(tx, action_id)
        tx.permit(Right.PLAN, _abouts(now.action, new))
        if now.revision != seen:
            raise SiperiError("PLAN_CHANGED_MEANWHILE", what=now.action.what, seen=seen, now=now.revision)
        if key_of(new) != key_of(now.action) or now.action.state == "cancelled":
            _refuse_twice(tx, new)
        append(tx, [(action_id, seen + 1, new)])
    return seen + 1


def pledge(store: Store, given: Pledge, *, actor: Actor) -> str:
    """Store what a partner gives for an action; its id is given back. Raises PLAN_* and PLAN_ACTION_UNKNOWN."""
    new, pledge_id = tidied_pledge(given), uuid4().hex[:12]
    permit(store, actor, Right.PLAN, _abouts(found(store, new.action_id).action))
    check_length(new)
    check_pledge(new)
    with store.transaction(actor=actor, action="add_pledge", target=pledge_id, detail=said_of(new)) as tx:
        tx.permit(Right.PLAN, _abouts(found(tx, new.action_id).action))
        append_pledge(tx, pledge_id, 1, new)
    return pledge_id


def change_pledge(store: Store, pledge_id: str, given: Pledge, *, seen: int, actor: Actor) -> int:
    """Store another revision of a pledge, as `revise`. Raises PLAN_PLEDGE_UNKNOWN and PLAN_CHANGED_MEANWHILE."""
    new = tidied_pledge(given)
    permit(store, actor, Right.PLAN, _abouts(found(store, new.action_id).action))
    check_length(new)
    check_pledge(new)
    with store.transaction(actor=actor, action="change_pledge", target=pledge_id, detail=said_of(new)) as tx:
        tx.permit(Right.PLAN, _abouts(found(tx, new.action_id).action))
        now = next((one for one in pledges(tx) if one.pledge_id == pledge_id), None)
        if now is None or now.pledge.action_id != new.action_id:
            raise SiperiError("PLAN_PLEDGE_UNKNOWN", text=pledge_id[:60])
        if now.revision != seen:
            raise SiperiError("PLAN_CHANGED_MEANWHILE", what=now.pledge.what, seen=seen, now=now.revision)
        append_pledge(tx, pledge_id, seen + 1, new)
    return seen + 1


def key_of(action: Action) -> Key:
    """What tells two actions apart: year, area, line and words."""
    return action.year, action.area_code, action.line, fold(action.what)


def append(tx: Transaction, new: Sequence[tuple[str, int, Action]]) -> None:
    """Write revisions, each with its id and number."""
    rows = [
        {name: one for name, one in asdict(action).items() if name != "target"}
        | {"action_id": action_id, "revision": revision, "closes": list(action.closes)}
        | {"target_micro": None if action.target is None else round(action.target * MICRO)}
        | {"recorded_at": datetime.now(UTC), "actor": tx.actor}
        for action_id, revision, action in new
    ]
    frame = pd.DataFrame(rows)
    if rows:
        whole = {"budget_idr": "Int64", "target_micro": "Int64"}
        days = {name: pd.to_datetime(frame[name]) for name in ("due_on", "evidence_on")}
        tx.append("plan_actions", frame.assign(**days).astype(whole))


def append_pledge(tx: Transaction, pledge_id: str, revision: int, one: Pledge) -> None:
    """Write a revision of a pledge that was checked before."""
    row = asdict(one) | {"pledge_id": pledge_id, "revision": revision}
    frame = pd.DataFrame([row | {"recorded_at": datetime.now(UTC), "actor": tx.actor}])
    tx.append("plan_pledges", frame.astype({"amount_idr": "Int64"}))


def said(action: Action) -> str:
    """An action as the audit keeps it; the revision has the rest."""
    return f"{action.year} {action.area_code} {action.line}: {action.what}"


def said_of(one: Pledge) -> str:
    """A pledge as the audit keeps it; the revision has the rest."""
    return f"{one.partner_name}: {one.what} ({one.action_id})"


def changed(before: Action, now: Action) -> str:
    """The fields that differ; what they were, the revision before says."""
    was, is_now = asdict(before), asdict(now)
    return ", ".join(name for name in was if was[name] != is_now[name])


def twin_of(action: Action, every: Sequence[KeptAction]) -> KeptAction | None:
    """The action that stands there already; a cancelled one is none."""
    alive = (one for one in every if one.action.state != "cancelled")
    return next((one for one in alive if key_of(one.action) == key_of(action)), None)


def _refuse_twice(tx: Transaction, action: Action) -> None:
    if action.state != "cancelled" and twin_of(action, actions(tx)):
        raise SiperiError("PLAN_TWICE", what=action.what)


def _abouts(*several: Action) -> list[About]:
    return [About(area_code=one) for one in dict.fromkeys(action.area_code for action in several)]
