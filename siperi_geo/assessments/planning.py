"""Planning an import: whose form is it, for which year, and what would storing it do? Nothing is written."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from siperi_geo.areas import Area, Miss, match_name, normalise_name
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import Problem
from siperi_geo.forms import FilledForm
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store

Action = Literal["new", "revision", "unchanged"]
Answers = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose form it is and how that is known: code, exact, spelling, initials or fuzzy."""

    area: Area
    matched_by: str
    confidence_pct: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A form with its owner and year."""

    form: FilledForm
    owner: Owner
    year: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One form that may be stored: whose it is, for which year, and what storing it will do."""

    form: FilledForm
    owner: Owner
    year: int
    revision: int
    action: Action

    @property
    def area(self) -> Area:
        return self.owner.area


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `held` are the forms that need a person first, each with its problem."""

    instrument: Instrument
    entries: tuple[Entry, ...]
    held: tuple[tuple[FilledForm, Problem], ...]
    problems: tuple[Problem, ...]


def areas_of(store: Store, level: str) -> list[Area]:
    """The areas of one level (city, kecamatan, kelurahan), by code."""
    return [area for area in stored_areas(store) if area.level == level]


def plan(
    store: Store,
    instrument: Instrument,
    forms: Sequence[FilledForm],
    *,
    year: int | None = None,
    subject: str | None = None,
) -> Plan:
    """Say what would happen to each form; nothing is written.

    `year` and `subject` (a kelurahan code) are the user's words and win over what the form says.
    """
    owners = _Owners(store, instrument.subject)
    held: list[tuple[FilledForm, Problem]] = []
    problems: list[Problem] = []
    placed: list[Placed] = []
    for form in forms:
        owner = owners.of(form, subject)
        form_year = year or form.year
        if isinstance(owner, Problem):
            held.append((form, owner))
        elif form_year is None:
            held.append((form, Problem("ASSESSMENT_YEAR_MISSING", form.where, {"area": owner.area.name})))
        else:
            problems.extend([*_year_warning(form, year), *_name_warning(form, owner)])
            placed.append(Placed(form, owner, form_year))
    doubled, single = _split_doubled(placed)
    entries = _entries(store, instrument, single)
    problems.extend(_revision_warning(entry) for entry in entries if entry.action != "new")
    return Plan(instrument, tuple(entries), (*held, *doubled), tuple(problems))


class _Owners:
    """Finds whose form it is: the user's word, the code on the form, or its names inside this city."""

    def __init__(self, store: Store, level: str) -> None:
        self._known = stored_areas(store)
        self._by_code = {area.code: area for area in self._known if area.level == level}
        self._cities = [area.name for area in self._known if area.level == "city"]
        self._level = level

    def of(self, form: FilledForm, subject: str | None) -> Owner | Problem:
        """The owner, or the problem that a person must settle."""
        code = subject or form.subject_id
        if code in self._by_code:
            return Owner(self._by_code[code], "code", 100)
        if code is not None or form.place_name is None:
            return _unknown(form, code or form.place_name)
        if form.city_name and not any(_is_same_city(form.city_name, city) for city in self._cities):
            values = {"city": form.city_name, "place": form.place_name}
            return Problem("ASSESSMENT_OTHER_CITY", form.where, values)
        found = match_name(form.place_name, form.kecamatan_name, self._known, level=self._level)
        if isinstance(found, Miss):
            return _unknown(form, form.place_name, found)
        return Owner(self._by_code[found.code], found.how, found.confidence_pct)


def _unknown(form: FilledForm, name: str | None, miss: Miss | None = None) -> Problem:
    near = ", ".join(f"{area.name} ({area.code})" for area in miss.suggestions) if miss else ""
    return Problem("ASSESSMENT_SUBJECT_UNKNOWN", form.where, {"subject": name or "–", "near": near or "–"})


def _is_same_city(written: str, name: str) -> bool:
    """Kabupaten Kupang is not Kota Kupang; a bare "Kupang" may be."""
    (kind, bare), (own_kind, own_bare) = _kind_and_name(written), _kind_and_name(name)
    return normalise_name(bare) == normalise_name(own_bare) and (not kind or kind == own_kind)


def _kind_and_name(city: str) -> tuple[str, str]:
    found = re.match(r"\s*(kota|kab)(?:upaten|\.)?\s+(.+)", city, flags=re.IGNORECASE)
    return (found[1].lower(), found[2]) if found else ("", city)


def _year_warning(form: FilledForm, year: int | None) -> list[Problem]:
    if year is None or form.year is None or form.year == year:
        return []
    return [Problem("ASSESSMENT_YEAR_DIFFERS", form.where, {"year": year, "form_year": form.year})]


def _name_warning(form: FilledForm, owner: Owner) -> list[Problem]:
    if owner.matched_by in ("code", "exact"):
        return []
    values = {"name": form.place_name, "area": owner.area.name, "confidence_pct": owner.confidence_pct}
    return [Problem("ASSESSMENT_MATCHED_BY_NAME", form.where, values)]


def _split_doubled(placed: Sequence[Placed]) -> tuple[list[tuple[FilledForm, Problem]], list[Placed]]:
    counts = Counter((one.owner.area.code, one.year) for one in placed)
    doubled, single = [], []
    for one in placed:
        values = {"area": one.owner.area.name, "year": one.year}
        if counts[one.owner.area.code, one.year] > 1:
            doubled.append((one.form, Problem("ASSESSMENT_DOUBLED", one.form.where, values)))
        else:
            single.append(one)
    return doubled, single


def _entries(store: Store, instrument: Instrument, placed: Sequence[Placed]) -> list[Entry]:
    revisions = store.query("assessments/revision_list", instrument=instrument.id)
    last: dict[tuple[str, int], int] = {
        (row["subject_id"], row["year"]): row["last_revision"]
        for row in revisions[revisions["version"] == instrument.version].to_dict("records")
    }
    current = {year: _current(store, instrument, year) for year in {one.year for one in placed}}
    entries = []
    for one in placed:
        code = one.owner.area.code
        before = current[one.year].get(code)
        action: Action = "new" if before is None else "unchanged" if before == one.form.answers else "revision"
        revision = last.get((code, one.year), 0) + 1
        entries.append(Entry(one.form, one.owner, one.year, revision, action))
    return entries


def _current(store: Store, instrument: Instrument, year: int) -> dict[str, Answers]:
    rows = store.query("assessments/current_per_subject", instrument=instrument.id, year=year)
    real = rows[(~rows["is_example"]) & (rows["version"] == instrument.version)]
    return {row["subject_id"]: answers_of(row["answers"]) for row in real.to_dict("records")}


def answers_of(stored: object) -> Answers:
    """A stored answers array (a masked array where something is missing) as a tuple with None for missing."""
    values = stored.tolist() if hasattr(stored, "tolist") else list(stored)  # type: ignore[call-overload]
    return tuple(None if value is None else int(value) for value in values)


def _revision_warning(entry: Entry) -> Problem:
    code = "ASSESSMENT_REVISES" if entry.action == "revision" else "ASSESSMENT_UNCHANGED"
    return Problem(
        code, entry.form.where, {"area": entry.area.name, "year": entry.year, "revision": entry.revision}
    )
