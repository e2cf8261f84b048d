"""How far away the closing day of a round is, in words. Nothing closes by itself on that day."""

from datetime import date

from siperi_geo.text import MISSING, day, t, tn

NEAR_DAYS = 7


def closing(closes_on: date | None, today: date) -> str:
    """`30 September 2026 (3 hari lagi)`, `(hari ini)`, `(lewat 2 hari)`; a dash without a closing day."""
    if closes_on is None:
        return MISSING
    left = (closes_on - today).days
    if left == 0:
        return t("closing.today", day=day(closes_on))
    return tn("closing.left" if left > 0 else "closing.past", abs(left), day=day(closes_on))


def is_pressing(closes_on: date | None, today: date) -> bool:
    """Whether the closing day has come, or comes within a week."""
    return closes_on is not None and (closes_on - today).days <= NEAR_DAYS


def is_over(closes_on: date | None, today: date) -> bool:
    """Whether the closing day has passed."""
    return closes_on is not None and closes_on < today
