"""The door for who decides on offers: what is accepted becomes a pledge, who is declined is told why.

Nothing of an offer is read by others before. What is accepted stands under the partner's own name only where they
agreed to it; a planner may shorten its words and correct the amount, and cannot name who did not agree.
"""

from uuid import uuid4

from siperi_geo import plans
from siperi_geo.errors import SiperiError
from siperi_geo.offers.checking import names_somebody
from siperi_geo.offers.deciding import decide, forget, waiting
from siperi_geo.offers.naming import named_in
from siperi_geo.offers.offer import KeptOffer
from siperi_geo.offers.stored import about, found
from siperi_geo.plans import Pledge
from siperi_geo.plans.checking import IDENTITY, MOST_LETTERS, tidy
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, permit

ALIVE = ("planned", "running")


def as_pledge(kept: KeptOffer, *, what: str, amount_idr: int | None) -> Pledge:
    """What an offer becomes when it is accepted with these words and this amount."""
    offer = kept.offer
    return Pledge(
        action_id=offer.action_id,
        partner_kind=offer.partner_kind,
        partner_name=offer.public_name,
        what=what,
        amount_idr=amount_idr,
    )


def accept(store: Store, offer_id: str, *, what: str, amount_idr: int | None, actor: Actor) -> str:
    """Accept an offer: it becomes a pledge, whose id is given back. `amount_idr` None: in kind.

    Raises OFFER_UNKNOWN, OFFER_DECIDED, OFFER_ACTION_OVER, OFFER_NAMES_SOMEBODY, OFFER_NAME_IN_WORDS (of who did
    not agree to be named), OFFER_TOO_LONG and PLAN_*; who may not is refused.
    """
    seen, pledge_id = found(store, offer_id), uuid4().hex[:12]
    permit(store, actor, Right.PLAN, [about(seen)])
    new = as_pledge(seen, what=tidy(what), amount_idr=amount_idr)
    _check_pledge(new, seen)
    with store.transaction(actor=actor, action="accept_offer", target=offer_id, detail=seen.action_what) as tx:
        kept = waiting(tx, offer_id)
        tx.permit(Right.PLAN, [about(kept)])
        if kept.action_state not in ALIVE:
            raise SiperiError("OFFER_ACTION_OVER", what=kept.action_what)
        plans.append_pledge(tx, pledge_id, 1, new)
        tx.record("add_pledge", pledge_id, plans.said_of(new))
        decide(tx, kept, "accepted", pledge_id=pledge_id)
    return pledge_id


def decline(store: Store, offer_id: str, *, reason: str, actor: Actor) -> None:
    """Decline an offer; who has its code reads the reason; who gave it and whom to call is deleted.

    Raises OFFER_UNKNOWN, OFFER_DECIDED, OFFER_REASON_MISSING, OFFER_TOO_LONG and OFFER_IDENTITY; who may not is
    refused.
    """
    permit(store, actor, Right.PLAN, [about(found(store, offer_id))])
    words = tidy(reason)
    _check_reason(words)
    with store.recording(actor=actor, action="decline_offer", target=offer_id, detail=words) as tx:
        kept = waiting(tx, offer_id)
        tx.permit(Right.PLAN, [about(kept)])
        decide(tx, kept, "declined", reason=words)


def forget_contact(store: Store, offer_id: str, *, actor: Actor) -> None:
    """Delete whom to call about an accepted offer when it is needed no more, and who it is unless all may read it.

    Raises OFFER_UNKNOWN, and OFFER_WAITS while nothing is decided; who may not is refused.
    """
    permit(store, actor, Right.PLAN, [about(found(store, offer_id))])
    with store.recording(actor=actor, action="forget_offer_contact", target=offer_id) as tx:
        kept = found(tx, offer_id)
        tx.permit(Right.PLAN, [about(kept)])
        if kept.state == "waiting":
            raise SiperiError("OFFER_WAITS")
        forget(tx, kept)


def _check_pledge(new: Pledge, kept: KeptOffer) -> None:
    plans.check_pledge(new)
    if names_somebody(new.what):
        raise SiperiError("OFFER_NAMES_SOMEBODY")
    if name := named_in(new.what, kept):
        raise SiperiError("OFFER_NAME_IN_WORDS", name=name)
    _check_length(new.what)


def _check_reason(words: str) -> None:
    if not words:
        raise SiperiError("OFFER_REASON_MISSING")
    if IDENTITY.search(words):
        raise SiperiError("OFFER_IDENTITY")
    _check_length(words)


def _check_length(words: str) -> None:
    if len(words) > MOST_LETTERS:
        raise SiperiError("OFFER_TOO_LONG", text=words[:40], n=len(words), most=MOST_LETTERS)
