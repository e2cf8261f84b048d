"""Puts assessments into a store by hand, as other tests of rescoring need them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from siperi_geo.settings import settings
from siperi_geo.store import Store
from tests.scoring.oracle import Answers


def add_subjects(store: Store) -> None:
    """Three kelurahan, 53.71.01.1001 to 1003."""
    rows = [(f"53.71.01.100{n}", "kelurahan", f"Kelurahan {n}", f"53.71.01.100{n}") for n in range(1, 4)]
    with store.transaction(actor="test", action="test", target="subjects") as tx:
        tx.append("subjects", pd.DataFrame(rows, columns=["subject_id", "kind", "name", "area_code"]))


def add(store: Store, number: int, year: int, answers: Answers, **given: object) -> str:
    """Store one assessment; what is not given is that of a first, submitted, real form."""
    row: dict[str, object] = {"revision": 1, "state": "submitted", "is_example": False, "version": "2021"}
    row |= {"recorded_at": datetime(2026, 1, 1, tzinfo=UTC)} | given
    row |= {"subject_id": f"53.71.01.100{number}", "instrument": "keltana", "year": year, "actor": "test"}
    row["assessment_id"] = f"{number}-{year}-{row['version']}-{row['revision']}"
    row["answers"] = list(answers)
    with store.transaction(actor="test", action="test", target="form") as tx:
        tx.append("assessments", pd.DataFrame([row]))
    return str(row["assessment_id"])


def add_review(store: Store, assessment_id: str, item_id: str, value: int | None) -> None:
    """What a verifier says of one answer; None: only a comment."""
    text = "insert into item_reviews values ($form, $item, $value, 'seen', now(), 'bpbd')"
    with store.transaction(actor="test", action="test", target="review") as tx:
        tx.execute(text, {"form": assessment_id, "item": item_id, "value": value})


def add_score(store: Store, assessment_id: str, index: float) -> None:
    """Store an index as an earlier method might have given it, and nothing of how it came about."""
    with store.transaction(actor="test", action="test", target="scores") as tx:
        tx.execute(
            "insert into scores select assessment_id, subject_id, subject_id, instrument, version, year, "
            "'standard', 'index', 'index', $index, cast($index * 1000000 as bigint), 0, 128, 128, 'utama', false "
            "from assessments where assessment_id = $form",
            {"form": assessment_id, "index": index},
        )


def indices(store: Store, variant: str = "standard") -> dict[str, float | None]:
    """The stored index of every assessment that has a row of scores."""
    text = "select assessment_id, index_value from scores where node = 'index' and variant = $variant"
    rows = store.sql(text, {"variant": variant}).astype(object)
    values = rows["index_value"].where(rows["index_value"].notna(), None)
    return dict(zip(rows["assessment_id"], values, strict=True))


@contextmanager
def store_of_first_schema(path: Path, migrations: int = 1) -> Iterator[Store]:
    """A new store as it was made when the schema had one migration, or so many."""
    queries = shutil.copytree(settings().queries, path.with_suffix(".queries"))
    for later in sorted((queries / "schema").glob("*.sql"))[migrations:]:
        later.unlink()
    for part in sorted((queries / "accounts").glob("has_users.sql")):  # such a store has no table of them
        text = part.read_text(encoding="utf-8")
        part.write_text(text.replace("count(*) > 0", "false").replace("from users\n", ""), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIPERI_QUERIES", str(queries))
        with Store.open(path) as store:
            yield store
