"""Forms of areas, schools, and respondents of a government's units: read, checked, planned, stored and scored.

`examine` is a dry run; `accept` stores exactly what it said, in one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from siperi_geo.assessments import (
    Plan,
    Subject,
    areas_of,
    check_takes_files,
    check_unchanged,
    commit,
    plan,
    set_aside,
    subjects_of,
)
from siperi_geo.errors import Problem
from siperi_geo.forms import Reading, merge_readings
from siperi_geo.instruments import Instrument
from siperi_geo.intake.known import elsewhere, known_indices, previous, with_indices
from siperi_geo.intake.reading import read_all
from siperi_geo.intake.respondents import UnitForms, are_told_apart, unit_counts, unit_forms, without_standing
from siperi_geo.rights import WHOLE, About, Actor, Right
from siperi_geo.scoring import FormScore, contradictions, rescore, score_forms
from siperi_geo.store import Store


@dataclass(frozen=True, slots=True)
class Examined:
    """What an import would do: the reading, the plan, the score of each form, every problem found.

    Of respondents there are no scores: a single one's result is shown to nobody, not even to who brings the file.
    `is_told_apart`: whether new, revised and unchanged ones are so many that each may be told.
    """

    reading: Reading
    plan: Plan
    scores: tuple[FormScore, ...]
    previous: tuple[float | None, ...]
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]
    units: tuple[UnitForms, ...] = ()  # where respondents answer for them
    is_told_apart: bool = True

    @property
    def about(self) -> list[About]:
        """The units that the files have forms of: who sees the report must be allowed to import them."""
        return list(
            dict.fromkeys(
                About(self.plan.instrument.id, one.unit.area_code, one.unit.subject_id) for one in self.units
            )
        )

    @property
    def accepted(self) -> int:
        """How many forms there are to store, as it may be told: with the unchanged ones, where few are either."""
        return len(self.plan.to_store if self.is_told_apart else self.plan.entries)

    @property
    def unit_counts(self) -> list[tuple[UnitForms, dict[str, int]]]:
        """Units with their forms by what storing would do, or as one number (`accepted`)."""
        return unit_counts(self.units, are_apart=self.is_told_apart)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def changes(self) -> tuple[float | None, ...]:
        """Per entry: its index minus the subject's latest earlier index; None without one of the two."""
        pairs = zip(self.scores, self.previous, strict=True)
        return tuple(
            None if score.index is None or before is None else score.index - before for score, before in pairs
        )

    @property
    def changes_something(self) -> bool:
        """Whether accepting it would store a form, or keep a form or row that was set aside."""
        return bool(self.plan.to_store or self.set_aside.quarantine)

    @property
    def rows_ready(self) -> int:
        """Rows that could be read and belong to a form that is not held."""
        return self.reading.rows_good - self.plan.held_rows

    @property
    def has_unread(self) -> bool:
        """Whether some form holds what could not be read: then the user has something to decide."""
        return any(form.unread for form in self.reading.forms)

    @property
    def set_aside(self) -> Reading:
        """The reading whose quarantine holds the bad rows and, behind them, each held form whole."""
        return set_aside(self.reading, self.plan)


def examine(  # noqa: PLR0913 (one parameter per word of the user)
    store: Store,
    paths: Sequence[Path],
    instrument: Instrument,
    *,
    year: int | None = None,
    subject: str | None = None,
    kind: str | None = None,
    profile: str | None = None,
    unreadable_as_blank: bool = False,
) -> Examined:
    """Read the files and say what storing them would do; nothing is written.

    A file that cannot be read at all is a problem among the others, so that one bad file of fifty stops
    nothing; with a single file the SiperiError is raised. `unreadable_as_blank` is the user's decision to store
    forms of which something could not be read, `profile` which of the instrument's forms they are. Raises also
    what `plan` raises of the user's words.
    """
    if instrument.is_private:
        raise ValueError(f"{instrument.id}: households are examined by `examine_households`")
    check_takes_files(instrument)
    asked = subjects_of(store, instrument)
    how = {"areas": areas_of(store, instrument.subject), "kind": kind, "profile": profile}
    readings, unread = read_all(paths, instrument, **how)
    reading = merge_readings(readings)
    planned = plan(
        store, instrument, reading.forms, year=year, subject=subject, unreadable_as_blank=unreadable_as_blank
    )
    told = replace(planned, problems=(*elsewhere(store, reading, planned), *planned.problems))
    return _scored(store, reading, told, unread, asked)


def _scored(
    store: Store, reading: Reading, planned: Plan, unread: Sequence[Problem], asked: Sequence[Subject]
) -> Examined:
    entries, instrument = planned.entries, planned.instrument
    covered = {entry.subject.unit_id or entry.subject.subject_id for entry in entries}
    missing = tuple(one.name for one in asked if one.subject_id not in covered)
    if instrument.has_respondents:
        units = unit_forms(store, planned)
        is_apart = are_told_apart(units, instrument)
        told = planned if is_apart else replace(planned, problems=without_standing(planned.problems))
        problems = _worst_first(unread, told, reading)
        return Examined(reading, told, (), (), problems, missing, units, is_apart)
    scores = tuple(score_forms(instrument, [entry.form.answers for entry in entries]))
    known = [known_indices(store, instrument, entry) for entry in entries]
    told = with_indices(
        planned, scores, [of_entry.get(entry.year) for entry, of_entry in zip(entries, known, strict=True)]
    )
    return Examined(
        reading=reading,
        plan=told,
        scores=scores,
        previous=tuple(previous(of_entry, entry.year) for entry, of_entry in zip(entries, known, strict=True)),
        problems=_worst_first(unread, told, reading),
        missing=missing,
    )


def accept(store: Store, examined: Examined, *, actor: Actor, is_example: bool = False) -> str:
    """Store and score what `examine` found, whole or not at all; returns the batch id.

    Forms that are unchanged, held or quarantined are not stored as assessments; the batch keeps their words.
    Raises ASSESSMENT_CHANGED_MEANWHILE when one of the forms' subjects got another form since `examine`.
    """
    action = "demo" if is_example else "import_forms"
    target, detail = examined.reading.file_name, _decisions(examined.plan)
    with store.transaction(actor=actor, action=action, target=target, detail=detail) as tx:
        tx.permit(Right.IMPORT_FORMS, _about(examined.plan))
        check_unchanged(tx, examined.plan)
        batch_id = commit(tx, examined.plan, examined.reading, is_example=is_example, action=action)
        rescore(tx, examined.plan.instrument, sorted({entry.year for entry in examined.plan.to_store}))
    return batch_id


def _about(planned: Plan) -> list[About]:
    """Whose forms would be stored: who imports must be allowed to for each of them."""
    subjects = (entry.subject for entry in planned.to_store)
    places = ((one.area_code, one.unit_id or one.subject_id) for one in subjects)
    return [About(planned.instrument.id, *place) for place in dict.fromkeys(places)] or [WHOLE]


def _decisions(planned: Plan) -> str:
    """What the user decided against the forms, for the audit: a code and a place for each decision."""
    return "; ".join(f"{one.code} {one.where}" for one in planned.overruled)


def _worst_first(unread: Sequence[Problem], planned: Plan, reading: Reading) -> tuple[Problem, ...]:
    """Every problem once: errors, then warnings of the plan, of the reader, and of what contradicts itself."""
    held = [one.problem for one in planned.held]
    said = {("FORM_WITHOUT_ANSWERS", one.form.where) for one in planned.held if one.form.is_blank}
    of_reader = [problem for problem in reading.problems if (problem.code, problem.where) not in said]
    forms = [entry.form for entry in planned.entries]
    within = chain.from_iterable(contradictions(planned.instrument, f.answers, where=f.where) for f in forms)
    found = (*unread, *held, *planned.problems, *of_reader, *within)
    return tuple(sorted(found, key=lambda problem: not problem.is_error))
