"""Planning an import of many households: what would storing each entry do, and which need a person?

Nothing is written. The rules are those of single forms (`assessments.planning`), held against all entries at once.
"""

from datetime import date

import numpy as np

from siperi_geo.areas import Area
from siperi_geo.assessments.households.doubled import find_doubled
from siperi_geo.assessments.households.located import SHOWN_FROM, Locator, without_words
from siperi_geo.assessments.households.planned import (
    LOCKED,
    Flags,
    HouseholdPlan,
    Ints,
    Said,
    State,
    says,
    subject_id,
)
from siperi_geo.assessments.households.report import count_years
from siperi_geo.assessments.households.stored import StoredForm, stored_of
from siperi_geo.assessments.households.telling import held_in_locked, told
from siperi_geo.assessments.households.unlisted import count_examples, count_unlisted
from siperi_geo.assessments.rounds import closed_years, locked_years
from siperi_geo.assessments.years import valid_year
from siperi_geo.boundaries import stored_areas
from siperi_geo.forms.households import BLANK, NOTHING, Households, Reason, Tell
from siperi_geo.forms.households.values import Numbered
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store
from siperi_geo.text import city_today

CHUNK = 4_000  # households held against the store at once


def plan_households(
    store: Store,
    instrument: Instrument,
    read: Households,
    *,
    year: int | None = None,
    unreadable_as_blank: bool = False,
    today: date | None = None,
    tell: Tell | None = None,
) -> HouseholdPlan:
    """Say what would happen to each entry; nothing is written. `year` is the user's word and wins.

    `tell` hears how many households have been held against the store, of how many. Raises ASSESSMENT_YEAR_INVALID.
    """
    planning = _Planning(store, instrument, read, unreadable_as_blank=unreadable_as_blank)
    planning.hold_blank()
    planning.place()
    planning.time(None if year is None else valid_year(year), today or city_today())
    planning.hold_doubled()
    planning.compare(tell)
    planning.hold_locked()
    return planning.done(year, today or city_today())


class _Planning:
    def __init__(
        self, store: Store, instrument: Instrument, read: Households, *, unreadable_as_blank: bool
    ) -> None:
        self._store, self._instrument, self._read = store, instrument, read
        self._all_areas = stored_areas(store)
        self.areas = tuple(one for one in self._all_areas if one.level == "kelurahan")
        self.reasons, self.reason = Numbered(*read.reasons), read.reason.copy()
        self.as_blank: Flags = read.is_unread & unreadable_as_blank
        self._unreadable_as_blank = unreadable_as_blank
        n = len(read)
        self.state = np.full(n, State.NEW, np.int8)
        self.state[(read.reason != NOTHING) & ~self.as_blank] = State.HELD
        self.state[(self.state == State.HELD) & (read.kept != NOTHING)] = State.BAD
        self.state[read.again & (self.state == State.NEW)] = State.UNCHANGED
        self.area: Ints = np.full(n, NOTHING, np.int32)
        self.year: Ints = np.zeros(n, np.int32)
        self.revision: Ints = np.zeros(n, np.int32)
        self.said = Said()
        self._locked = locked_years(store, instrument.id)

    # --- whose and when

    def place(self) -> None:
        """Give every entry its kelurahan; hold those that say none, an unknown one, or two."""
        locator, read = Locator(self._all_areas), self._read
        numbers = {area.code: place for place, area in enumerate(self.areas)}
        found = [locator.of(said) for said in read.places]
        of_place = np.array([numbers.get(one.code or "", NOTHING) for one in found] + [NOTHING], np.int32)
        self.area = of_place[read.place]
        for place, one in enumerate(found):
            if one.reason is not None:
                here = read.place == place
                self._hold(here, one.reason if here.sum() >= SHOWN_FROM else without_words(one.reason))
            elif one.alike is not None:
                self._warn_of_likeness(one.alike, self.areas[numbers[one.code or ""]], read.place == place)

    def _warn_of_likeness(self, written: str, area: Area, here: Flags) -> None:
        if n := int((here & self._open).sum()):
            self.said.alike[written, area.name, area.code] += n

    def time(self, chosen: int | None, today: date) -> None:
        """Give every entry its year; hold those without one, and of a time to come."""
        read = self._read
        said = np.array([when.year or 0 for when in read.whens] + [0], np.int32)[read.when]
        self.year = said if chosen is None else np.full(len(read), chosen, np.int32)
        if chosen is None:
            self._hold(self.year == 0, Reason("HOUSEHOLD_YEAR_MISSING"))
            ahead = [(when.day is not None and when.day > today) for when in read.whens]
            is_ahead = np.array([*ahead, False])[read.when] | (self.year > today.year)
            self._hold(is_ahead, Reason("HOUSEHOLD_YEAR_FUTURE", None, (("today", f"{today:%d/%m/%Y}"),)))
        if chosen is not None and chosen not in self._locked:
            self.said.counts["HOUSEHOLD_YEAR_DIFFERS"] = int((self._open & (said != 0) & (said != chosen)).sum())

    # --- which need a person

    def hold_blank(self) -> None:
        """A form without any answer never counts as somebody's newest, not even as the first."""
        self._hold((self._read.answers == BLANK).all(axis=1), Reason("HOUSEHOLD_BLANK"))

    def hold_doubled(self) -> None:
        """Households that come twice in a year: all their forms, also those that could not be read whole.

        Forms that say the same count once, the first of them: a file given twice, a row that was pasted twice.
        """
        known = self._open | ((self.state >= State.HELD) & self._read.is_unread & (self.area != NOTHING))
        again, differing = find_doubled(self._read, known, self.area, self.year)
        self.state[again] = State.UNCHANGED
        self.said.counts["HOUSEHOLD_REPEATED"] = int(again.sum())
        self._hold(differing, Reason("HOUSEHOLD_DOUBLED"))

    def hold_locked(self) -> None:
        """What would be stored in a round that is locked; what is stored already stays as it is."""
        for year in sorted(self._locked):
            which = held_in_locked(self.state, self.revision, self.area, self.year == year)
            self._hold(which, Reason(LOCKED, None, (("year", str(year)),)), until=State.UNCHANGED)

    def _hold(self, which: Flags, reason: Reason, *, until: State = State.NEW) -> None:
        chosen = which & (self.state <= until)
        if chosen.any():
            self.state[chosen] = State.HELD
            self.reason[chosen] = self.reasons.number(reason)

    @property
    def _open(self) -> Flags:
        """Entries that nothing speaks against so far."""
        return np.equal(self.state, State.NEW)

    # --- what storing would do

    def compare(self, tell: Tell | None) -> None:
        """Hold every entry that may be stored against what is stored of its household."""
        entries, done = np.flatnonzero(self._open), 0
        for year in np.unique(self.year[entries]):
            of_year = entries[self.year[entries] == year]
            of_year = of_year[np.lexsort((self._read.code[of_year], self.area[of_year]))]
            for start in range(0, len(of_year), CHUNK):
                some = of_year[start : start + CHUNK]
                self._compare_some(some, int(year))
                done += len(some)
                if tell is not None:
                    tell(done, len(entries))

    def _compare_some(self, entries: Ints, year: int) -> None:
        ids = [subject_id(self.areas[self.area[entry]], self._read.code[entry]) for entry in entries]
        known = stored_of(self._store, self._instrument, year, ids)
        for entry, household in zip(entries, ids, strict=True):
            if stored := known.get(household):
                self.revision[entry] = stored.revision
                if stored.answers is not None:
                    self.state[entry] = self._following(entry, stored)

    def _following(self, entry: int, stored: StoredForm) -> State:
        if says(self._read, entry) == (stored.answers, stored.filled_on, stored.header):
            return State.UNCHANGED
        if self.year[entry] not in self._locked:
            answered = int((self._read.answers[entry] != BLANK).sum())
            self.said.counts["HOUSEHOLD_FEWER_ANSWERS"] += answered < stored.answered
            self.said.counts["HOUSEHOLD_REVISES_VERIFIED"] += stored.is_verified
        return State.REVISED

    def done(self, chosen: int | None, today: date) -> HouseholdPlan:
        """The plan, with what else there is to say."""
        planned = HouseholdPlan(
            instrument=self._instrument,
            read=self._read,
            areas=self.areas,
            area=self.area,
            year=self.year,
            state=self.state,
            reason=self.reason,
            reasons=tuple(self.reasons.values),
            as_blank=self.as_blank,
            revision=self.revision,
            said=self.said,
            chosen_year=chosen,
            unreadable_as_blank=self._unreadable_as_blank,
        )
        plan = told(planned)
        count_years(plan, today, closed_years(self._store, self._instrument.id))
        count_unlisted(self._store, plan)
        count_examples(self._store, plan)
        return plan
