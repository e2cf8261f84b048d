"""Planning an import: what would storing each form do, and which forms need a person? Nothing is written."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from siperi_geo.assessments.owners import Owner, Owners
from siperi_geo.assessments.planned import AS_BLANK, FEWER, Action, Entry, Held, Placed, Plan, answer_count
from siperi_geo.assessments.respondents import RespondentOwners
from siperi_geo.assessments.rounds import closed_years, locked_years
from siperi_geo.assessments.stored import content_of, last_revisions, stored_contents
from siperi_geo.assessments.subjects import check_takes_files
from siperi_geo.assessments.years import ahead, is_year, out_of_future, valid_year
from siperi_geo.errors import Problem, brief
from siperi_geo.forms import FilledForm
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store
from siperi_geo.text import MISSING, abbreviation, city_today

FIRST_UNREAD = 5  # of the places that a message names


def plan(
    store: Store,
    instrument: Instrument,
    forms: Sequence[FilledForm],
    *,
    year: int | None = None,
    subject: str | None = None,
    unreadable_as_blank: bool = False,
    today: date | None = None,
) -> Plan:
    """Say what would happen to each form; nothing is written. The words of the user win over what a form says.

    `subject` is a code or a name. A form of which something could not be read is held, unless the user has
    decided that what is unreadable is to count as blank; so is one whose own year or date lies after `today` (the
    city's day). Raises ASSESSMENT_YEAR_INVALID for a year that is none and ASSESSMENT_CHOICE_UNKNOWN for a subject
    that is none; a form that says such things is held. Where respondents answer, `subject` is their unit. Raises
    ASSESSMENT_NO_REGISTER for an instrument whose forms cannot be stored.
    """
    check_takes_files(instrument)
    owners = (RespondentOwners if instrument.has_respondents else Owners)(store, instrument)
    asked = None if subject is None else owners.chosen(subject)
    chosen = None if year is None else valid_year(year)
    found = [
        _place(form, owners.of(form, asked), form.year if chosen is None else chosen, unreadable_as_blank)
        for form in forms
    ]
    now = today or city_today()
    found = found if chosen else out_of_future(found, now)
    found = _out_of_locked(found, instrument, locked_years(store, instrument.id))
    placed = [one for one in found if isinstance(one, Placed)]
    doubled, single = _split_doubled(placed)
    unread, readable = ([], single) if unreadable_as_blank else _split_unread(single)
    held = [one for one in found if isinstance(one, Held)] + doubled + unread
    entries = _entries(store, instrument, readable)
    counted = entries if instrument.is_unnamed else [one for one in entries if one.action != "unchanged"]
    told = [*ahead(counted, chosen, now), *_late(counted, instrument, closed_years(store, instrument.id))]
    return Plan(instrument, tuple(entries), tuple(held), (*told, *_warnings(placed, entries, chosen)))


def _place(form: FilledForm, owner: Owner | Problem, year: int | None, unreadable_as_blank: bool) -> Placed | Held:
    if form.is_blank and (unreadable_as_blank or not form.unread):
        return Held(form, _blank(form, owner), year)
    if isinstance(owner, Problem):
        return Held(form, owner, year)
    if year is None:
        missing = Problem("ASSESSMENT_YEAR_MISSING", form.where, {"area": owner.subject.name})
        return Held(form, missing, year)
    if not is_year(year):
        return Held(form, Problem("ASSESSMENT_YEAR_INVALID", form.where, {"year": year}), year)
    return Placed(form, owner, year)


def _out_of_locked(
    found: Sequence[Placed | Held], instrument: Instrument, locked: Collection[int]
) -> list[Placed | Held]:
    """The same with forms of locked years held: only a round that is open again takes them."""
    return [
        Held(one.form, Problem("ROUND_LOCKED", one.form.where, _of_round(instrument, one.year)), one.year)
        if isinstance(one, Placed) and one.year in locked
        else one
        for one in found
    ]


def _late(entries: Sequence[Entry], instrument: Instrument, closed: Collection[int]) -> list[Problem]:
    """One warning for each closed round that forms would still be stored in."""
    counts = Counter(one.year for one in entries if one.year in closed)
    return [
        Problem("ROUND_CLOSED_IMPORT", values={**_of_round(instrument, year), "n": n})
        for year, n in sorted(counts.items())
    ]


def _of_round(instrument: Instrument, year: int | None) -> dict[str, object]:
    return {"instrument": abbreviation(instrument.id), "year": year}


def _blank(form: FilledForm, owner: Owner | Problem) -> Problem:
    """A form without any answer never counts as somebody's newest, not even as the first."""
    name = owner.subject.name if isinstance(owner, Owner) else form.place_name or form.subject_id or "–"
    return Problem("ASSESSMENT_BLANK", form.where, {"owner": brief(name)})


def _warnings(placed: Sequence[Placed], entries: Sequence[Entry], chosen: int | None) -> list[Problem]:
    """What to check of forms that have their place: whose they say they are, which year, what they replace."""
    of_owner = [one.owner.warning for one in placed if one.owner.warning]
    of_year = [
        Problem("ASSESSMENT_YEAR_DIFFERS", one.form.where, {"year": chosen, "form_year": one.form.year})
        for one in placed
        if chosen is not None and one.form.year not in (None, chosen)
    ]
    shorter = [_fewer(entry) for entry in entries if entry.is_shorter]
    as_blank = [_unread(AS_BLANK, entry) for entry in entries if entry.form.unread]
    of_revision = [_revision_warning(entry) for entry in entries if entry.action != "new" and not entry.is_shorter]
    over = [
        Problem("ASSESSMENT_REVISES_VERIFIED", entry.form.where, _of_entry(entry))
        for entry in entries
        if entry.follows_verified
    ]
    return [*over, *as_blank, *shorter, *of_owner, *of_year, *of_revision]


def _split_doubled(placed: Sequence[Placed]) -> tuple[list[Held], list[Placed]]:
    counts = Counter((one.owner.subject.subject_id, one.year) for one in placed)
    doubled, single = [], []
    for one in placed:
        n = counts[one.owner.subject.subject_id, one.year]
        values = {"area": one.owner.subject.name, "year": one.year, "n": n}
        if n > 1:
            doubled.append(Held(one.form, Problem("ASSESSMENT_DOUBLED", one.form.where, values), one.year))
        else:
            single.append(one)
    return doubled, single


def _split_unread(placed: Sequence[Placed]) -> tuple[list[Held], list[Placed]]:
    """Forms of which something could not be read, and those that were read whole: unreadable is not blank."""
    held = [Held(one.form, _unread("ASSESSMENT_UNREADABLE", one), one.year) for one in placed if one.form.unread]
    return held, [one for one in placed if not one.form.unread]


def _unread(code: str, one: Placed | Entry) -> Problem:
    unread = one.form.unread
    more = len(unread) - FIRST_UNREAD
    places = ", ".join(map(str, unread[:FIRST_UNREAD])) + (f", … (+{more})" if more > 0 else "")
    values = {"area": one.owner.subject.name, "year": one.year, "n": len(unread), "places": places}
    return Problem(code, one.form.where, values)


def _entries(store: Store, instrument: Instrument, placed: Sequence[Placed]) -> list[Entry]:
    last = last_revisions(store, instrument)
    current = {year: stored_contents(store, instrument, year) for year in {one.year for one in placed}}
    entries = []
    for one in placed:
        code = one.owner.subject.subject_id
        before = current[one.year].get(code)
        is_same = before == content_of(one.form)
        action: Action = "new" if before is None else "unchanged" if is_same else "revision"
        revision = last.get((code, one.year), 0) + 1
        answered_before = None if before is None else answer_count(before.answers)
        is_over = before is not None and before.is_verified and not is_same
        entries.append(Entry(one.form, one.owner, one.year, revision, action, answered_before, is_over))
    return entries


def _revision_warning(entry: Entry) -> Problem:
    code = "ASSESSMENT_REVISES" if entry.action == "revision" else "ASSESSMENT_UNCHANGED"
    return Problem(code, entry.form.where, _of_entry(entry))


def _fewer(entry: Entry) -> Problem:
    counts = {"n": entry.answered, "answered": entry.answered_before}
    return Problem(FEWER, entry.form.where, _of_entry(entry) | counts)


def _of_entry(entry: Entry) -> dict[str, object]:
    """What words about a form that follows another one need; the two indices are known where forms are scored."""
    values = {"area": entry.subject.name, "year": entry.year, "revision": entry.revision}
    return values | {"before": MISSING, "after": MISSING}
