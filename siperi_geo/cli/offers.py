"""`siperi offers list, accept, decline, forget`: offers of help on the plan, for who may decide on them."""

from typing import Annotated

import typer

from siperi_geo import offers
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines
from siperi_geo.cli.register_files import show_frame
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.errors import SiperiError
from siperi_geo.offers import KeptOffer
from siperi_geo.rights import Right
from siperi_geo.store import Store
from siperi_geo.tables.board import offer_table
from siperi_geo.text import t, tn


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("cli.offers"), no_args_is_help=True)
    group.command("list", help=t("cli.offers_list"))(list_)
    group.command("accept", help=t("cli.offers_accept"))(accept)
    group.command("decline", help=t("cli.offers_decline"))(decline)
    group.command("forget", help=t("cli.offers_forget"))(forget)
    app.add_typer(group, name="offers")


@on_store
def list_(all: bool = False) -> int:
    """Show the offers that wait, or every one, with whom to call as long as that is kept."""
    with open_store() as store:
        found = [one for one in _seen(store) if all or one.state == "waiting"]
    if found:
        show_frame(
            tn("board.offers.waiting", sum(one.state == "waiting" for one in found)), offer_table(found).shown
        )
    else:
        show_lines([t("board.offers.none")])
    return 0


@on_store
def accept(offer: str, words: str | None = None, amount: int | None = None, in_kind: bool = False) -> int:
    """Accept an offer with its own words and amount, or with those given."""
    with open_store() as store:
        given = _one(store, offer).offer
        paid = None if in_kind else given.amount_idr if amount is None else amount
        what = given.what if words is None else words
        offers.accept(store, offer, what=what, amount_idr=paid, actor=acting(store))
    show_lines([t("board.offers.done.accepted")])
    return 0


@on_store
def decline(offer: str, reason: Annotated[str, typer.Option()]) -> int:
    """Decline an offer; who has its code reads the reason."""
    with open_store() as store:
        offers.decline(store, offer, reason=reason, actor=acting(store))
    show_lines([t("board.offers.done.declined")])
    return 0


@on_store
def forget(offer: str) -> int:
    """Delete whom to call about a decided offer."""
    with open_store() as store:
        offers.forget_contact(store, offer, actor=acting(store))
    show_lines([t("board.offers.done.forgotten")])
    return 0


def _seen(store: Store) -> tuple[KeptOffer, ...]:
    """Those that who asks may decide on."""
    return offers.offers(store, allowed(store, Right.PLAN))


def _one(store: Store, offer_id: str) -> KeptOffer:
    found = next((one for one in _seen(store) if one.offer_id == offer_id), None)
    if found is None:
        raise SiperiError("OFFER_UNKNOWN")
    return found
