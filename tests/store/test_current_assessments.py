"""Which form counts: the newest handed in, real before example, no example while a real one is repaired."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from siperi_geo.store import Store

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def empty() -> Iterator[Store]:
    with Store.memory() as store:
        yield store


def counting(store: Store, *forms: tuple[str, bool]) -> str | None:
    """Which of some forms of one subject counts, as `state 2`; forms are (state, is_example), oldest first."""
    rows = [
        {
            "assessment_id": f"{state} {place}", "subject_id": "x", "instrument": "keltana", "version": "2021",
            "year": 2026, "revision": place, "state": state, "answers": [1], "is_example": is_example,
            "recorded_at": BEGIN + timedelta(days=place), "actor": "test",
        }
        for place, (state, is_example) in enumerate(forms, start=1)
    ]  # fmt: skip
    with store.transaction(actor="test", action="test", target="x") as tx:
        tx.execute("delete from assessments")
        tx.append("assessments", pd.DataFrame(rows))
    found = store.sql("select assessment_id from current_assessments")["assessment_id"].tolist()
    return str(found[0]) if found else None


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ([("submitted", True)], "submitted 1"),
        ([("submitted", False), ("submitted", True)], "submitted 1"),
        ([("submitted", True), ("submitted", False)], "submitted 2"),
        ([("submitted", True), ("returned", False)], None),
        ([("verified", False), ("returned", False)], "verified 1"),
        ([("submitted", True), ("verified", False), ("returned", False)], "verified 2"),
        ([("submitted", True), ("rejected", False)], "submitted 1"),
        ([("submitted", True), ("returned", False), ("submitted", False)], "submitted 3"),
    ],
)
def test_the_form_that_counts(empty: Store, forms: list[tuple[str, bool]], expected: str | None) -> None:
    assert counting(empty, *forms) == expected
