"""Households in a store without an import: so many in each kelurahan; their answers follow from their number."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pandas as pd

from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import rescore
from siperi_geo.store import Store

BUKIT, LERENG = "99.01.01.1001", "99.01.01.1002"
MUARA, TANJUNG, KARANG = "99.01.02.1001", "99.01.02.1002", "99.01.02.1003"
TOWN = {BUKIT: 3, LERENG: 12, MUARA: 40, TANJUNG: 0, KARANG: 25}
"""Toy town: Bukit has few, so it is withheld, and Lereng too; with them their kecamatan is over enough."""


def household(place: int) -> str:
    """The code of a household that no other text of a page could be taken for."""
    return f"KK{place:05d}"


def answers(instrument: Instrument, place: int) -> list[int | None]:
    """The answers of a household: its number says what it has; every eleventh left one blank."""
    met = place % 5
    given: list[int | None] = [2 if at % 5 < met else (place + at) % 2 for at in range(len(instrument.items))]
    return [None, *given[1:]] if place % 11 == 0 else given


def add_families(
    store: Store,
    counts: Mapping[str, int] = TOWN,
    year: int = 2025,
    *,
    unassessed: Mapping[str, int] | None = None,
    is_example: bool = False,
    first: int = 1,
) -> None:
    """Store so many households of each kelurahan (by code) with a form of KATANA, and score them.

    The last `unassessed` of a kelurahan answered too little to be assessed. Households are numbered through the
    town from `first` on; a second call in the same year needs numbers that are still free.
    """
    instrument = load("katana")
    subjects, forms = _rows(instrument, counts, year, unassessed or {}, first, is_example=is_example)
    with store.transaction(actor="test", action="import_forms", target=f"katana {year}") as tx:
        known = set(store.sql("select subject_id from subjects")["subject_id"])
        tx.append("subjects", subjects[~subjects["subject_id"].isin(known)])
        tx.append("assessments", forms)
        rescore(tx, instrument, year)


def _rows(
    instrument: Instrument,
    counts: Mapping[str, int],
    year: int,
    unassessed: Mapping[str, int],
    first: int,
    *,
    is_example: bool,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    subjects, forms, place = [], [], first
    for area, n in counts.items():
        for at in range(n):
            code = household(place)
            given = [None] * 25 if at >= n - unassessed.get(area, 0) else answers(instrument, place)
            subjects.append((f"family:{area}:{code}", "family", code, code, area, True))
            forms.append((f"{year}-{area}-{code}-{place}", f"family:{area}:{code}", given))
            place += 1
    register = pd.DataFrame(subjects, columns=["subject_id", "kind", "name", "code", "area_code", "is_active"])
    handed_in = pd.DataFrame(forms, columns=["assessment_id", "subject_id", "answers"]).assign(
        instrument=instrument.id,
        version=instrument.version,
        year=year,
        revision=1,
        state="submitted",
        is_example=is_example,
        filled_on=date(year, 6, 1),
        recorded_at=datetime.now(UTC),
        actor="test",
    )
    return register, handed_in
