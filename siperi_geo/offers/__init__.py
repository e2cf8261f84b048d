"""Offers of help on what the plan still lacks: given by anybody, decided on by planners, shown as pledges alone.

A room above `plans` and `accounts`, because an offer is no part of the plan before it is accepted, and who gives
one has no account: what it costs to flood it is counted as guesses at passwords are. It knows no page.
"""

from siperi_geo.offers.checking import names_somebody
from siperi_geo.offers.giving import MOST_WAITING, give, standing, take_back
from siperi_geo.offers.moderating import accept, decline, forget_contact
from siperi_geo.offers.naming import named_in
from siperi_geo.offers.offer import FORGOTTEN, Contact, KeptOffer, Offer, Receipt, Standing
from siperi_geo.offers.stored import offers

__all__ = [
    "FORGOTTEN",
    "MOST_WAITING",
    "Contact",
    "KeptOffer",
    "Offer",
    "Receipt",
    "Standing",
    "accept",
    "decline",
    "forget_contact",
    "give",
    "named_in",
    "names_somebody",
    "offers",
    "standing",
    "take_back",
]
