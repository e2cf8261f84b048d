"""What an action or a pledge must be to be stored; every reason against it at once. It writes nothing.

Which parts a budget line closes at first is the catalogue's proposal (own design); a planner may choose others.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from unicodedata import category

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.instruments import available, load
from siperi_geo.plans.action import Action, Pledge
from siperi_geo.plans.kinds import kinds
from siperi_geo.programmes import Line, catalogue
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR
from siperi_geo.store import Store, Transaction

MOST_LETTERS = 400
MOST_IDR, MOST_TARGET = 10**15, 10**9
IDENTITY = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)")
UNSEEN = ("Cc", "Cf", "Co", "Cs")  # control, direction and format marks, private use, halves of letters
WORDS = ("what", "owner_name", "indicator", "unit", "reason", "evidence")


def tidied(action: Action) -> Action:
    """Words without the spaces around and between them; parts once each; two decimals."""
    words: dict[str, Any] = {name: tidy(getattr(action, name)) for name in WORDS}
    target = None if action.target is None else round(action.target, 2)
    return replace(action, **words, target=target, closes=tuple(dict.fromkeys(action.closes)))


def tidied_pledge(pledge: Pledge) -> Pledge:
    """The same of a pledge."""
    return replace(pledge, partner_name=tidy(pledge.partner_name), what=tidy(pledge.what))


def check(source: Store | Transaction, action: Action) -> None:
    """Raises SiperiError with every reason why an action cannot be stored (PLAN_*)."""
    _raise([*_of_words(action), *_of_place(source, action), *_of_numbers(action), *_of_state(action)])


def check_length(pledge: Pledge) -> None:
    """Raises PLAN_WORDS_LONG for words that a planner writes; those of an offer are told so by `offers`."""
    _raise([*_too_long(pledge.partner_name, pledge.what)])


def check_pledge(pledge: Pledge) -> None:
    """The same of a pledge."""
    known, found = kinds(), []
    if not pledge.partner_name or not pledge.what:
        found.append(Problem("PLAN_PLEDGE_EMPTY"))
    if IDENTITY.search(f"{pledge.partner_name} {pledge.what}"):
        found.append(Problem("PLAN_IDENTITY"))
    if pledge.partner_kind not in known.owners:
        found.append(_unknown("owners", pledge.partner_kind))
    if pledge.state not in known.pledges:
        found.append(_unknown("pledges", pledge.state))
    if pledge.amount_idr is not None and not 0 < pledge.amount_idr <= MOST_IDR:
        found.append(Problem("PLAN_AMOUNT_RANGE"))
    _raise(found)


def place_of(source: Store | Transaction, code: str) -> str | None:
    """The name of an area of any level; None for none."""
    rows = source.query("accounts/area_of", area_code=code)
    return None if rows.empty else str(rows["name"].iloc[0])


def closes_of(line: Line) -> tuple[str, ...]:
    """What a line closes by the catalogue, as an action says it."""
    return tuple(f"{instrument}:{part}" for instrument, parts in line.closes.items() for part in parts)


@cache
def known_parts() -> frozenset[str]:
    """Every part and item of every version of every instrument, as an action says it: `keltana:I22`."""
    found: set[str] = set()
    for ref in available():
        instrument = load(ref.id, ref.version)
        found |= {f"{ref.id}:{node.id}" for node in instrument.nodes()[1:]}
        found |= {f"{ref.id}:{item.id}" for item in instrument.items}
    return frozenset(found)


def _of_words(action: Action) -> Iterator[Problem]:
    if not action.what:
        yield Problem("PLAN_WHAT_MISSING")
    if not action.owner_name:
        yield Problem("PLAN_OWNER_MISSING")
    yield from _too_long(*(getattr(action, name) for name in WORDS))
    if any(IDENTITY.search(getattr(action, name)) for name in WORDS):
        yield Problem("PLAN_IDENTITY")
    known = kinds()
    if action.owner_kind not in known.owners:
        yield _unknown("owners", action.owner_kind)
    if action.money not in known.money:
        yield _unknown("money", action.money)


def _of_place(source: Store | Transaction, action: Action) -> Iterator[Problem]:
    if place_of(source, action.area_code) is None:
        yield Problem("PLAN_AREA_UNKNOWN", values={"text": action.area_code[:60]})
    if action.line not in {line.code for line in catalogue().lines}:
        yield Problem("PLAN_LINE_UNKNOWN", values={"text": action.line[:120]})
    if strange := [one for one in action.closes if one not in known_parts()]:
        yield Problem("PLAN_PART_UNKNOWN", values={"text": ", ".join(strange)[:200]})


def _of_numbers(action: Action) -> Iterator[Problem]:
    if not FIRST_YEAR <= action.year <= LAST_YEAR:
        yield Problem("PLAN_YEAR", values={"year": action.year, "first": FIRST_YEAR, "last": LAST_YEAR})
    if action.target is not None and not 0 < action.target <= MOST_TARGET:
        yield Problem("PLAN_TARGET_RANGE")
    if action.target is not None and not action.unit:
        yield Problem("PLAN_UNIT_MISSING")
    if action.budget_idr is not None and not 0 <= action.budget_idr <= MOST_IDR:
        yield Problem("PLAN_AMOUNT_RANGE")
    if not 0 <= action.progress_pct <= 100:
        yield Problem("PLAN_PROGRESS_RANGE")


def _of_state(action: Action) -> Iterator[Problem]:
    if action.state not in kinds().states:
        yield _unknown("states", action.state)
    if action.state == "cancelled" and not action.reason:
        yield Problem("PLAN_REASON_MISSING")
    if action.state != "cancelled" and action.reason:
        yield Problem("PLAN_REASON_IDLE")
    is_full = action.progress_pct == 100 and action.state != "cancelled"
    if is_full != (action.state == "done") or (action.state == "planned" and action.progress_pct > 0):
        yield Problem("PLAN_PROGRESS_STATE")
    if bool(action.evidence) != (action.evidence_on is not None):
        yield Problem("PLAN_EVIDENCE_HALF")
    if action.due_on is not None and action.due_on.year < action.year:
        yield Problem("PLAN_DUE_EARLY", values={"year": action.year})


def _unknown(name: str, code: str) -> Problem:
    known = ", ".join(getattr(kinds(), name))
    return Problem("PLAN_KIND_UNKNOWN", values={"text": code[:60], "known": known})


def _raise(found: list[Problem]) -> None:
    if found:
        first, *more = found
        raise SiperiError(first.code, more=more, **first.values)


def tidy(text: str) -> str:
    """One line without signs that nobody sees, or that turn the direction of writing.

    >>> tidy("  PT \\u202eMaju\\x00\\n  Jaya ")
    'PT Maju Jaya'
    """
    seen = "".join(one for one in text if one.isspace() or category(one) not in UNSEEN)
    return " ".join(seen.split())


def _too_long(*several: str) -> Iterator[Problem]:
    for words in several:
        if len(words) > MOST_LETTERS:
            yield Problem("PLAN_WORDS_LONG", values={"n": len(words), "most": MOST_LETTERS})
