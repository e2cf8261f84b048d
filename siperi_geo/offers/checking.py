"""What an offer must be to be taken; every reason against it at once. It writes nothing.

Nothing is cut off silently: who is too long is told, because nobody can ask them later what the rest was.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.offers.offer import Contact, Offer
from siperi_geo.offers.phones import has_phone
from siperi_geo.plans import Need, kinds
from siperi_geo.plans.checking import IDENTITY, MOST_IDR, MOST_LETTERS, tidy

MOST_IN_NAME = 120
MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")
PHONE = re.compile(r"\+?[\d ().-]{8,24}")
FEWEST_DIGITS = 8


def tidied(offer: Offer) -> Offer:
    """Words without what cannot be seen, and without the spaces around and between them."""
    return replace(offer, partner_name=tidy(offer.partner_name), what=tidy(offer.what))


def tidied_contact(contact: Contact) -> Contact:
    """The same of whom to call."""
    return Contact(name=tidy(contact.name), reach=tidy(contact.reach))


def check(offer: Offer, contact: Contact, needs: tuple[Need, ...]) -> None:
    """Raises SiperiError with every reason why an offer cannot be taken (OFFER_*, PLAN_*)."""
    found = [*_of_words(offer), *_of_contact(contact), *_of_length(offer, contact)]
    if offer.partner_kind not in kinds().owners:
        known = ", ".join(kinds().owners)
        found.append(Problem("PLAN_KIND_UNKNOWN", values={"text": offer.partner_kind[:60], "known": known}))
    if offer.amount_idr is not None and not 0 < offer.amount_idr <= MOST_IDR:
        found.append(Problem("PLAN_AMOUNT_RANGE"))
    if offer.action_id not in {one.action_id for one in needs}:
        found.append(Problem("OFFER_NEED_GONE"))
    raise_all(found)


def is_reachable(reach: str) -> bool:
    """Whether it looks like an e-mail address or a telephone number.

    >>> is_reachable("0812-3456-7890"), is_reachable("csr@maju.co.id"), is_reachable("kantor kami")
    (True, True, False)
    """
    has_digits = sum(one.isdigit() for one in reach) >= FEWEST_DIGITS
    return bool(MAIL.fullmatch(reach)) or (has_digits and bool(PHONE.fullmatch(reach)))


def names_somebody(words: str) -> bool:
    """Whether words that all may read hold an e-mail address, or what looks like a telephone number.

    >>> names_somebody("telepon 0812 3456 7890"), names_somebody("Rp 2.000.000 sampai 12-01-2027")
    (True, False)
    """
    return bool(MAIL.search(words)) or has_phone(words)


def raise_all(found: list[Problem]) -> None:
    """Raise the first problem with all others, where there is any."""
    if found:
        first, *more = found
        raise SiperiError(first.code, more=more, **first.values)


def _of_words(offer: Offer) -> Iterator[Problem]:
    if not offer.partner_name:
        yield Problem("OFFER_NAME_MISSING")
    if not offer.what:
        yield Problem("OFFER_WHAT_MISSING")
    if IDENTITY.search(offer.partner_name) or IDENTITY.search(offer.what):
        yield Problem("OFFER_IDENTITY")


def _of_contact(contact: Contact) -> Iterator[Problem]:
    if not contact.name:
        yield Problem("OFFER_CONTACT_MISSING")
    if not is_reachable(contact.reach):
        yield Problem("OFFER_REACH_UNREADABLE", values={"text": contact.reach[:60]})


def _of_length(offer: Offer, contact: Contact) -> Iterator[Problem]:
    words = (
        (offer.what, MOST_LETTERS),
        *((one, MOST_IN_NAME) for one in (offer.partner_name, contact.name, contact.reach)),
    )
    for text, most in words:
        if len(text) > most:
            yield Problem("OFFER_TOO_LONG", values={"text": text[:40], "n": len(text), "most": most})
