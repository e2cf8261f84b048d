"""Storing many households, some at a time: each piece with its subjects, its forms, and what was set aside of it.

The batch says after every piece how far its file has come, in rows of that file. Whoever goes on counts from the
beginning again, and what is stored already is unchanged by then. The caller opens the transactions and scores.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import numpy as np
import pandas as pd

from siperi_geo.assessments.households.kept import SetAside
from siperi_geo.assessments.households.planned import Entries, HouseholdPlan, State, says
from siperi_geo.assessments.households.report import place_of
from siperi_geo.assessments.households.stored import stored_of
from siperi_geo.assessments.rounds import check_unlocked
from siperi_geo.assessments.subjects import Subject
from siperi_geo.errors import SiperiError
from siperi_geo.forms.households import BLANK
from siperi_geo.registers.subjects import make_way
from siperi_geo.store import Store, Transaction
from siperi_geo.text import abbreviation

ACTION = "import_forms"


class HouseholdWriter:
    """Writes a plan piece by piece into one batch, a new one or one that was begun and not ended.

    Raises ROUND_LOCKED where one that was begun cannot go on: it stays as it is until the round is open again.
    """

    def __init__(self, store: Store, plan: HouseholdPlan, *, chunk: int) -> None:
        self._plan, self._chunk = plan, chunk
        self._begun = datetime.now(UTC)
        found = batch_of(store, plan)
        continued = found["batch_id"] if found and not found["is_done"] else None
        if continued and plan.locked_year:
            raise SiperiError("ROUND_LOCKED", instrument=abbreviation(plan.instrument.id), year=plan.locked_year)
        self.batch_id = str(continued or f"{self._begun:%Y%m%dT%H%M%S%f}-{digest_of(plan)[:8]}")
        self._is_first, self._left, self._rows_in, self._rows_bad = True, 0, 0, 0

    def pieces(self) -> Iterator[Entries]:
        """What there is to do, some at a time: entries to store, or to keep with their reason.

        One empty piece where there is nothing: it brings the batch to its end.
        """
        todo = self._plan.in_order(self._plan.to_store | self._plan.set_aside)
        self._left = len(todo)
        return (todo[start : start + self._chunk] for start in range(0, max(1, len(todo)), self._chunk))

    def write(self, tx: Transaction, entries: Entries) -> dict[int, list[str]]:
        """Store one piece; returns the subjects whose forms are new, by year.

        Raises ROUND_LOCKED when a year was locked meanwhile, and HOUSEHOLD_CHANGED_MEANWHILE when somebody else
        has stored a form of one of these households since the plan was made.
        """
        plan = self._plan
        chosen = entries[plan.to_store[entries]]
        check_unlocked(tx, plan.instrument.id, np.unique(plan.year[chosen]).tolist())
        self._put_batch(tx, entries)
        aside = SetAside(plan, entries[plan.set_aside[entries]])
        tx.append("quarantine", pd.DataFrame([{"batch_id": self.batch_id, **row.stored()} for row in aside]))
        return self._put_forms(tx, chosen) if len(chosen) else {}

    def _put_batch(self, tx: Transaction, entries: Entries) -> None:
        """How far the files have come with a piece; with the last one, whole."""
        plan, rows = self._plan, self._plan.read.rows
        if self._is_first:
            tx.run("households/delete_quarantine", batch_id=self.batch_id)
            self._is_first = False
        self._left -= len(entries)
        self._rows_in += int(rows[entries].sum())
        self._rows_bad += int(rows[entries][plan.state[entries] >= State.HELD].sum())
        files = plan.read.files
        tx.run(
            "households/put_batch",
            batch_id=self.batch_id,
            action=ACTION,
            file_name=", ".join(file.name for file in files),
            file_sha256=plan.sha256,
            rows_in=self._rows_in if self._left else int(rows.sum()),
            rows_bad=self._rows_bad,
            created_at=self._begun,
            actor=tx.actor,
        )

    def _put_forms(self, tx: Transaction, entries: Entries) -> dict[int, list[str]]:
        plan = self._plan
        ids = {entry: plan.subject_id(entry) for entry in entries.tolist()}
        by_year: dict[int, list[str]] = {}
        for entry, subject in ids.items():
            by_year.setdefault(int(plan.year[entry]), []).append(subject)
        self._check_unchanged(tx, ids, by_year)
        plan = self._plan
        asked = ((subject, plan.code(entry), plan.areas[plan.area[entry]].code) for entry, subject in ids.items())
        register_households(
            tx,
            [Subject(one, code, code, area) for one, code, area in asked],
            plan.instrument.subject,
            self.batch_id,
        )
        forms = [self._form(entry, subject) for entry, subject in ids.items()]
        tx.append("assessments", pd.DataFrame(forms).assign(recorded_at=datetime.now(UTC), actor=tx.actor))
        headers = [
            {"assessment_id": form["assessment_id"], "field": label, "content": text}
            for form, entry in zip(forms, ids, strict=True)
            for label, text in says(plan.read, entry)[2]
        ]
        tx.append("assessment_headers", pd.DataFrame(headers))
        return by_year

    def _check_unchanged(self, tx: Transaction, ids: dict[int, str], by_year: dict[int, list[str]]) -> None:
        plan = self._plan
        last = {
            (subject, year): form.revision
            for year, subjects in by_year.items()
            for subject, form in stored_of(tx, plan.instrument, year, subjects).items()
        }
        for entry, subject in ids.items():
            if last.get((subject, int(plan.year[entry])), 0) != plan.revision[entry]:
                raise SiperiError("HOUSEHOLD_CHANGED_MEANWHILE", place_of(plan, entry))

    def _form(self, entry: int, subject: str) -> dict[str, object]:
        plan, instrument = self._plan, self._plan.instrument
        year, revision = int(plan.year[entry]), int(plan.revision[entry]) + 1
        identity = f"{instrument.id}|{instrument.version}|{subject}|{year}|{revision}"
        answers = plan.read.answers[entry].tolist()
        return {
            "assessment_id": hashlib.sha256(identity.encode()).hexdigest()[:16],
            "subject_id": subject,
            "instrument": instrument.id,
            "version": instrument.version,
            "year": year,
            "revision": revision,
            "state": "submitted",
            "answers": [None if value == BLANK else value for value in answers],
            "is_example": False,
            "filled_on": plan.read.whens[plan.read.when[entry]].day,
            "batch_id": self.batch_id,
        }


def register_households(tx: Transaction, subjects: Sequence[Subject], kind: str, batch_id: str) -> None:
    """Households are known as subjects from their first form on; their code is all the name they have.

    Made-up ones make way for the first real one.
    """
    ids = [one.subject_id for one in subjects]
    known = set(tx.query("households/known_list", subject_ids=ids)["subject_id"])
    rows = [
        {"subject_id": one.subject_id, "name": one.name, "code": one.code, "area_code": one.area_code}
        for one in subjects
        if one.subject_id not in known
    ]
    if rows:
        make_way(tx, kind)
    tx.append("subjects", pd.DataFrame(rows).assign(kind=kind, is_active=True, batch_id=batch_id))


def digest_of(plan: HouseholdPlan) -> str:
    """What makes two imports one: the same bytes, read for the same instrument with the same decisions."""
    instrument = plan.instrument
    decided = (plan.chosen_year, plan.unreadable_as_blank)
    return hashlib.sha256(f"{plan.sha256} {instrument.id} {instrument.version} {decided}".encode()).hexdigest()


def batch_of(store: Store, plan: HouseholdPlan) -> dict[str, object] | None:
    """The last import of the same files with the same decisions: its id, and whether it came to its end."""
    rows = store.query("households/batch_like", sha256=plan.sha256, ending=f"-{digest_of(plan)[:8]}")
    if rows.empty:
        return None
    last = rows.iloc[0]
    return {"batch_id": last["batch_id"], "is_done": int(last["rows_in"]) == int(plan.read.rows.sum())}
