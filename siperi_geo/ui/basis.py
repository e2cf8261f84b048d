"""On which forms results are based: a switch in the row of filters, bound to the address as `?dasar=`.

All forms that count, as they were declared, or the verified ones alone, with the verifier's values. It decides
nothing about what counts.
"""

from siperi_geo.instruments import Instrument
from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import choices, frame, links, reads, who
from siperi_geo.ui.session import BASIS, remember, wanted
from siperi_geo.ui.view import View

ALL, VERIFIED = "semua", "terverifikasi"
OPTIONS = {ALL: (), VERIFIED: ()}


def choose(instrument: Instrument, real_count: int) -> bool:
    """Whether only verified forms count. Drawn where real forms count, or a reader comes with it switched on."""
    if instrument.is_private or not (real_count or wanted(BASIS, OPTIONS) == VERIFIED):
        return False
    return _is_verified()


def choose_of_all() -> bool:
    """The same of a page about every instrument: drawn where the store has a real form of any."""
    return bool(reads.origins().real or wanted(BASIS, OPTIONS) == VERIFIED) and _is_verified()


def _is_verified() -> bool:
    words = {one: t(f"ui.basis.{name}") for one, name in ((ALL, "all"), (VERIFIED, "verified"))}
    return choices.segments(BASIS, t("ui.basis"), (ALL, VERIFIED), ALL, words.__getitem__) == VERIFIED


def say_private(instrument: Instrument) -> None:
    """Why the switch that a reader comes with is not there; nothing where it was off. The address keeps it."""
    if instrument.is_private and wanted(BASIS, OPTIONS) == VERIFIED:
        remember(BASIS, VERIFIED, ALL)
        frame.caution(t("verified.private"))


def nothing(view: View) -> None:
    """End the page: no form of the year is verified, and where that is done."""
    frame.empty(who.advice("verified.nothing", Right.VERIFY), act=links.to_verification, year=view.year)
