"""Households and respondents in toy town: everybody has a form of their own in progress, here and there."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from siperi_geo.assessments import Draft, draft_of, move_round
from siperi_geo.instruments import Instrument, load
from siperi_geo.store import Store
from tests import respondents

KATANA, ERAT = load("katana"), load("erat")
YEAR = 2026
UNITS = {"here": "unit:siperi-dinas-kesehatan-99.01", "there": "unit:siperi-dinas-kesehatan-99.02"}
KINDS = ("family", "respondent")
Own = dict[tuple[str, str, str], Draft]  # kind, here or there, whose name → the draft


def make(store: Store, scratch: Path, places: Mapping[str, str], names: Iterable[str]) -> Own:
    """Open both rounds, and begin a form of each kind in each place for each of these names, with one answer."""
    respondents.add_units(store, scratch)
    for one in (KATANA, ERAT):
        move_round(store, one.id, YEAR, "open", actor="test")
    whose = {
        (kind, at, name): subject(kind, at, places, number)
        for number, name in enumerate(names, start=101)
        for kind in KINDS
        for at in places
    }
    now = datetime.now(UTC)
    rows = [_draft(instrument(kind), subject_id, name) for (kind, _, name), subject_id in whose.items()]
    drafts = pd.DataFrame(rows).assign(year=YEAR, begun_at=now)
    answers = [(row["draft_id"], load(row["instrument"]).items[0].id, 1, row["actor"]) for row in rows]
    given = pd.DataFrame(answers, columns=["draft_id", "item_id", "value", "actor"]).assign(saved_at=now)
    with store.working(actor="test") as tx:
        tx.append("drafts", drafts)
        tx.append("draft_answers", given)
    return {key: _there(store, instrument(key[0]), subject_id) for key, subject_id in whose.items()}


def subject(kind: str, at: str, places: Mapping[str, str], number: int) -> str:
    """The id of a household of a kelurahan, or of a respondent of a unit."""
    return f"family:{places[at]}:{number}" if kind == "family" else f"respondent:{UNITS[at]}:{number}"


def instrument(kind: str) -> Instrument:
    """What is filled in for them."""
    return KATANA if kind == "family" else ERAT


def _draft(of: Instrument, subject_id: str, name: str) -> dict[str, str]:
    key = f"{name}-{subject_id}"
    return {"draft_id": key, "subject_id": subject_id, "instrument": of.id, "version": of.version, "actor": name}


def _there(store: Store, of: Instrument, subject_id: str) -> Draft:
    found = draft_of(store, of.id, subject_id, YEAR)
    assert found is not None
    return found
