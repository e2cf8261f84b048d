"""Offers in the store, as those may see them who may decide on them. Nothing is written here."""

from typing import Any

from siperi_geo.errors import SiperiError
from siperi_geo.offers.offer import Contact, KeptOffer, Offer
from siperi_geo.plans.stored import Source, records
from siperi_geo.rights import About, Actor, Person, Right, require
from siperi_geo.store import has_accounts


def offers(source: Source, actor: Actor) -> tuple[KeptOffer, ...]:
    """Every offer about whose action `actor` may decide, the oldest first.

    Raises SIGN_IN_NEEDED or NOT_ALLOWED for who may change the plan nowhere.
    """
    every = tuple(_kept(row) for row in records(source.query("offers/offer_list")))
    if not has_accounts(source):
        return every
    require(actor, Right.PLAN, ())
    return tuple(one for one in every if isinstance(actor, Person) and actor.may(Right.PLAN, about(one)))


def found(source: Source, offer_id: str) -> KeptOffer:
    """One offer, for the doors of this room. Raises OFFER_UNKNOWN."""
    rows = [row for row in records(source.query("offers/offer_list")) if row["offer_id"] == offer_id]
    if not rows:
        raise SiperiError("OFFER_UNKNOWN")
    return _kept(rows[0])


def about(kept: KeptOffer) -> About:
    """What a decision on an offer is about: the area of its action."""
    return About(area_code=kept.area_code)


def _kept(row: dict[str, Any]) -> KeptOffer:
    contact = None if row["reach"] is None else Contact(name=row["contact_name"], reach=row["reach"])
    return KeptOffer(
        offer_id=row["offer_id"],
        offer=Offer(
            action_id=row["action_id"],
            partner_kind=row["partner_kind"],
            partner_name=row["partner_name"],
            what=row["what"],
            amount_idr=row["amount_idr"],
            may_be_named=bool(row["may_be_named"]),
        ),
        given_at=row["given_at"],
        contact=contact,
        action_what=row["action_what"],
        area_code=row["area_code"],
        action_state=row["action_state"],
        state=row["state"],
        reason=row["reason"],
        pledge_id=row["pledge_id"],
        decided_at=row["decided_at"],
        actor=row["actor"] or "",
        lacking_idr=row["lacking_idr"],
    )
