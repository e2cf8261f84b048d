"""Many families in: files are read in one pass and stored in pieces, each a transaction with its own scores.

Killed between two pieces, what is stored is whole and scored; the same command again goes on with the same batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.assessments.households import (
    HouseholdPlan,
    HouseholdWriter,
    SetAside,
    State,
    aside_of,
    batch_of,
    overruled,
    plan_households,
    problems_of,
    shorter,
)
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import Problem
from siperi_geo.forms.households import Tell, read_households
from siperi_geo.instruments import Instrument
from siperi_geo.rights import WHOLE, About, Actor, Right
from siperi_geo.scoring import rescore_some
from siperi_geo.store import Store
from siperi_geo.text import city_today, number, t

CHUNK = 4_000  # households stored at once
ACCEPTED = (State.NEW, State.REVISED, State.UNCHANGED)


@dataclass(frozen=True)
class ExaminedHouseholds:
    """What an import of many households would do. It names no household.

    `is_kept`: these very files were imported to their end with the same decisions, so that what is set aside of
    them is kept already. `is_begun`: such an import was begun and not ended.
    """

    plan: HouseholdPlan
    today: date
    is_kept: bool
    is_begun: bool

    @property
    def file_name(self) -> str:
        return ", ".join(file.name for file in self.plan.read.files)

    @property
    def sha256(self) -> str:
        return self.plan.sha256

    @property
    def to_store(self) -> int:
        """How many forms storing would add."""
        return self.plan.count(State.NEW, State.REVISED)

    @property
    def accepted(self) -> int:
        """How many forms there are to store, as it may be told: with the unchanged ones, where few are either."""
        return self.to_store if self.plan.is_told_apart else self.plan.count(*ACCEPTED)

    @property
    def changes_something(self) -> bool:
        """Whether accepting it would store a form, keep what was set aside, or end what was begun."""
        return self.to_store > 0 or self.is_begun or (len(self.set_aside) > 0 and not self.is_kept)

    @property
    def has_unread(self) -> bool:
        """Whether some form holds what could not be read: then the user has something to decide."""
        return bool(self.plan.read.is_unread.any())

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every kind of problem once, with its count and its first places."""
        return problems_of(self.plan, self.today)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def overruled(self) -> tuple[Problem, ...]:
        """Where the user's word wins over what forms say."""
        return overruled(self.plan)

    @property
    def shorter(self) -> tuple[Problem, ...]:
        """That storing would put forms with fewer answers in the place of others with more."""
        return shorter(self.plan)

    @cached_property
    def set_aside(self) -> SetAside:
        """What storing would keep apart, made row by row when it is asked for."""
        return aside_of(self.plan)

    def rows(self, *states: State) -> int:
        """How many rows of the files are in these states; in all of them: how many there are."""
        return self.plan.rows(*(states or State))

    @property
    def rows_told(self) -> str:
        """Where every row of the files went, in words."""
        counts = {"rows_in": self.rows(), "stored": self.rows(State.NEW, State.REVISED)}
        counts |= {"accepted": self.rows(*ACCEPTED)}
        counts |= {state.name.lower(): self.rows(state) for state in (State.UNCHANGED, State.HELD, State.BAD)}
        key = "households.rows" if self.plan.is_told_apart else "households.rows.together"
        return t(key, **{name: number(n, 0) for name, n in counts.items()})

    def as_told(self, tell: Tell) -> Tell:
        """What hears how far the storing is, in numbers that may be told."""
        n = self.accepted
        return tell if self.plan.is_told_apart else lambda done, todo: tell(n * done // max(todo, 1), n)

    @property
    def columns(self) -> dict[str, tuple[State, ...]]:
        """What is told of each kelurahan: what it is called, and the states that it counts."""
        if self.plan.is_told_apart:
            return {state.name.lower(): (state,) for state in State}
        return {"accepted": ACCEPTED, "held": (State.HELD,), "bad": (State.BAD,)}

    @property
    def about(self) -> list[About]:
        """The kelurahan that the files have forms of: who sees the report must be allowed to import them."""
        places = {self.plan.areas[number].code for number in set(self.plan.area.tolist()) if number >= 0}
        return [About(self.plan.instrument.id, code) for code in sorted(places)]

    @cached_property
    def per_area(self) -> list[tuple[Area | None, dict[State, int]]]:
        """Households by kelurahan and state; behind them those of nobody knows where."""
        return list(self.plan.per_area())


def examine_households(
    store: Store,
    paths: Sequence[Path],
    instrument: Instrument,
    *,
    year: int | None = None,
    kind: str | None = None,
    unreadable_as_blank: bool = False,
    tell: Tell | None = None,
) -> ExaminedHouseholds:
    """Read the files and say what storing them would do; nothing is written. Errors as `examine`.

    `tell` hears how many rows have been read, of how many (0: nobody knows).
    """
    if not instrument.is_private:
        raise ValueError(f"{instrument.id} asks no households")
    places = [text for area in stored_areas(store) for text in (area.code, area.name)]
    read = read_households(paths, instrument, kind=kind, places=places, tell=tell)
    today = city_today()
    plan = plan_households(store, instrument, read, year=year, unreadable_as_blank=unreadable_as_blank)
    before = batch_of(store, plan)
    is_done = before is not None and bool(before["is_done"])
    return ExaminedHouseholds(plan, today, is_kept=is_done, is_begun=before is not None and not is_done)


def accept_households(
    store: Store, examined: ExaminedHouseholds, *, actor: Actor, chunk: int = CHUNK, tell: Tell | None = None
) -> str:
    """Store and score what `examine_households` found, `chunk` households at a time; returns the batch id.

    `tell` hears how many of them are done. Each piece is whole or not at all; errors as `HouseholdWriter` and its
    `write`.
    """
    plan = examined.plan
    writer = HouseholdWriter(store, plan, chunk=chunk)
    done, todo = 0, int((plan.to_store | plan.set_aside).sum())
    detail = "; ".join(f"{one.code} {one.values.get('n', '')}" for one in examined.overruled)
    places = {plan.areas[number].code for number in plan.area[plan.to_store].tolist()}
    about = [About(plan.instrument.id, code) for code in sorted(places)] or [WHOLE]
    for piece in writer.pieces():
        said = {"action": "import_forms", "target": examined.file_name, "detail": detail}
        with store.transaction(actor=actor, **said) as tx:
            tx.permit(Right.IMPORT_FORMS, about)
            for year, subjects in writer.write(tx, piece).items():
                rescore_some(tx, plan.instrument, year, subjects)
        done += len(piece)
        if tell is not None:
            tell(done, todo)
    return writer.batch_id
