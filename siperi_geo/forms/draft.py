"""Forms while they are being read: answers find their place, and whatever comes twice is noticed.

Nobody chooses between two answers or two forms: all rows of a conflict are set aside and named.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from siperi_geo.errors import Problem, Where
from siperi_geo.forms.owners import Owner
from siperi_geo.forms.reading import FilledForm, Note, Unread
from siperi_geo.instruments import NOT_ASKED, Instrument
from siperi_geo.sheets import Findings, Sheet, listed

Spot = tuple[Sheet, int]  # a row of a sheet


@dataclass(slots=True)
class Draft:
    """One form being read: its answers so far and the row each came from."""

    owner: Owner
    where: Where
    answers: list[int | None]
    header: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    rows: dict[int, Spot] = field(default_factory=dict)  # position of the item → row it was answered in
    again: dict[int, list[Spot]] = field(default_factory=dict)  # items met more than once → all their rows
    own_row: Spot | None = None  # of a form that is one row
    profile: str = ""  # which form of the instrument it says it is
    unread: list[Unread] = field(default_factory=list)
    apart: str = ""  # forms of one subject that differ in it are several forms, not one twice

    def put(self, position: int, value: int | None, spot: Spot) -> None:
        """An answer from a row; a second one for the same item is kept as a conflict."""
        if position in self.rows:
            self.again.setdefault(position, [self.rows[position]]).append(spot)
        else:
            self.rows[position] = spot
            self.answers[position] = value

    @property
    def spots(self) -> list[Spot]:
        """Every row of the file that this form was read from."""
        own = [self.own_row] if self.own_row else []
        return [*own, *self.rows.values(), *(spot for spots in self.again.values() for spot in spots)]

    @property
    def is_blank(self) -> bool:
        return all(answer in (None, NOT_ASKED) for answer in self.answers)

    def unread_asked(self, instrument: Instrument) -> tuple[Unread, ...]:
        """What could not be read, without answers to questions that its form does not ask."""
        asked = {item.id for item, one in zip(instrument.items, self.answers, strict=True) if one != NOT_ASKED}
        return tuple(dict.fromkeys(one for one in self.unread if one.item is None or one.item in asked))

    @property
    def is_doubled(self) -> bool:
        """True when most items came twice: then the file holds the whole form twice."""
        return len(self.again) > 1 and 2 * len(self.again) >= len(self.rows)


def settle(drafts: Sequence[Draft], instrument: Instrument, findings: Findings) -> tuple[FilledForm, ...]:
    """Turn drafts into forms; set aside what came twice, and empty forms where the file has others."""
    by_key: dict[object, list[Draft]] = defaultdict(list)
    for draft in drafts:
        # A form that does not say whose it is cannot be a second form of somebody.
        by_key[(draft.owner.key, draft.apart) if any(draft.owner.key[:2]) else id(draft)].append(draft)
    rejected: dict[Spot, Problem] = {}
    forms: list[FilledForm] = []
    for same in by_key.values():
        if len(same) > 1 or same[0].is_doubled:
            rejected |= _duplicates(same, findings)
            continue
        rejected |= _doubled_items(same[0], instrument, findings)
        rejected |= _unanswered(same[0], instrument, findings, alone=len(drafts) == 1)
        if len(drafts) == 1 or not same[0].is_blank or same[0].unread:
            forms.append(_form(same[0], instrument, rejected))
    _set_aside(rejected, findings)
    return tuple(forms)


def _duplicates(same: Sequence[Draft], findings: Findings) -> dict[Spot, Problem]:
    places = listed(sorted({str(draft.where) for draft in same}))
    values = {"owner": str(same[0].owner), "places": places, "n": max(2, len(same))}
    problem = findings.problem("FORM_DUPLICATE", same[0].where, **values)
    return dict.fromkeys((spot for draft in same for spot in draft.spots), problem)


def _doubled_items(draft: Draft, instrument: Instrument, findings: Findings) -> dict[Spot, Problem]:
    rejected: dict[Spot, Problem] = {}
    for position, spots in draft.again.items():
        item = instrument.items[position]
        rows = listed([str(sheet.at(row)) if len({s for s, _ in spots}) > 1 else row for sheet, row in spots])
        values = {"item": item.id, "number": item.number, "rows": rows}
        problem = findings.problem("FORM_ITEM_DOUBLED", spots[0][0].at(spots[0][1]), **values)
        if draft.answers[position] != NOT_ASKED:
            draft.answers[position] = None
        draft.unread.append(Unread(problem.where, item.id))
        draft.notes.pop(item.id, None)
        rejected |= dict.fromkeys(spots, problem)
    return rejected


def _unanswered(draft: Draft, instrument: Instrument, findings: Findings, *, alone: bool) -> dict[Spot, Problem]:
    """A warning that names what is missing; a form without any answer among others is set aside."""
    unread = {one.item for one in draft.unread}
    if draft.is_blank and not unread:
        problem = findings.problem("FORM_WITHOUT_ANSWERS", draft.where, owner=str(draft.owner))
        return {} if alone else dict.fromkeys(draft.spots, problem)
    pairs = zip(instrument.items, draft.answers, strict=True)
    missing = [item.number for item, answer in pairs if answer is None and item.id not in unread]
    if missing and not instrument.has_respondents:  # of whom "don't know" is an answer like any other
        asked = sum(answer != NOT_ASKED for answer in draft.answers)
        values = {"owner": str(draft.owner), "n": len(missing), "total": asked}
        findings.problem("FORM_UNANSWERED", draft.where, **values, numbers=listed(runs(missing)))
    return {}


def _set_aside(rejected: dict[Spot, Problem], findings: Findings) -> None:
    rows: dict[Sheet, set[int]] = defaultdict(set)
    for sheet, row in rejected:
        rows[sheet].add(row)
    for sheet, numbers in rows.items():
        for line in sheet.pick(numbers):
            findings.set_aside(sheet, line, rejected[sheet, line.number])


def _form(draft: Draft, instrument: Instrument, rejected: dict[Spot, Problem]) -> FilledForm:
    owner = draft.owner
    named = (owner.subject or None, owner.place or None, owner.kecamatan or None, owner.city or None)
    header, notes = ({}, {}) if instrument.has_respondents else (draft.header, draft.notes)
    read = (header, tuple(draft.answers), notes, draft.where)
    rows_good = len(set(draft.spots) - rejected.keys())
    about = (draft.unread_asked(instrument), rows_good, owner.area or None)
    return FilledForm(*named, owner.year, owner.day, *read, *about)


def runs(numbers: Sequence[int]) -> list[str]:
    """Numbers with neighbours joined: 1, 4, 5, 6 as `1`, `4–6`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
