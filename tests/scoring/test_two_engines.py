"""The same statement text on a second engine: SQLite and DuckDB give equal results to 1e-12.

Spark is too heavy to bring along; SQLite shows that nothing in the text belongs to DuckDB alone. What an
engine must bring is `el` (and, in an SQLite built without its mathematics, `floor`).
"""

import json
import math
import re
import sqlite3
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings

from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import compile_select, compile_tall
from siperi_geo.store import Store
from tests.scoring.oracle import Answers
from tests.scoring.trees import forms
from tests.worked_cases import Case, load_cases

COLUMNS = "assessment_id, node, index_value, index_micro, score_micro, answered_items, total_items, class_code"
NOT_PORTABLE = re.compile(r"\[|//|::|\bfilter\b|\bunnest\b|\blist_|\bavg\b|\bas (int|integer)\b", re.IGNORECASE)


def ordered(statement: str) -> str:
    """The columns to compare, those of a score and of each reading in steps, in a fixed order."""
    readings = sorted(set(re.findall(r"\breading_\d+\b", statement)))
    return f"select {', '.join([COLUMNS, *readings])} from ({statement}) order by assessment_id, node"


@pytest.fixture(scope="module")
def duckdb_engine() -> Iterator[Store]:
    with Store.memory() as store:
        yield store


def on_duckdb(store: Store, statement: str, filled: list[Answers]) -> list[tuple[object, ...]]:
    with store.transaction(actor="test", action="test", target="forms") as tx:
        tx.execute("create or replace table forms (assessment_id varchar, answers utinyint[])")
        for place, answers in enumerate(filled):
            tx.execute("insert into forms values ($id, $answers)", {"id": str(place), "answers": list(answers)})
    frame = store.sql(ordered(statement)).astype(object)
    return [tuple(row) for row in frame.where(frame.notna(), None).itertuples(index=False)]


@cache
def read(answers: str) -> Answers:
    return tuple(json.loads(answers))


def on_sqlite(statement: str, filled: list[Answers]) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(":memory:")
    connection.create_function("el", 2, lambda answers, place: read(answers)[place - 1], deterministic=True)
    connection.create_function("floor", 1, lambda value: None if value is None else math.floor(value))
    connection.execute("create table forms (assessment_id text, answers text)")
    rows = [(str(place), json.dumps(answers)) for place, answers in enumerate(filled)]
    connection.executemany("insert into forms values (?, ?)", rows)
    found = connection.execute(ordered(statement)).fetchall()
    connection.close()
    return found


def assert_equal(one: list[tuple[object, ...]], other: list[tuple[object, ...]]) -> None:
    assert len(one) == len(other) > 0
    for left, right in zip(one, other, strict=True):
        assert left[:2] == right[:2]
        assert left[3:] == right[3:]
        assert left[2] == right[2] or left[2] == pytest.approx(right[2], rel=1e-12, abs=1e-12)


@given(drawn=forms())
@settings(max_examples=8)
def test_random_trees_score_alike(duckdb_engine: Store, drawn: tuple[Instrument, list[Answers]]) -> None:
    instrument, filled = drawn
    for variant in instrument.variants:
        statement = compile_tall(instrument, variant.id, "forms")
        assert_equal(on_duckdb(duckdb_engine, statement, filled), on_sqlite(statement, filled))


FILES = [
    ("keltana", None),
    ("keltana", "2012"),
    *((one, None) for one in ("spab", "rsab", "kencana", "katana", "erat")),
]
REAL = [
    pytest.param(load(code, version), variant.id, load_cases(code, version), id=f"{code} {version} {variant.id}")
    for code, version in FILES
    for variant in load(code, version).variants
]


@pytest.mark.parametrize(("instrument", "variant", "cases"), REAL)
def test_real_instruments_score_alike(
    duckdb_engine: Store, instrument: Instrument, variant: str, cases: list[Case]
) -> None:
    statement = compile_tall(instrument, variant, "forms")
    filled = [case.answers for case in cases]
    assert_equal(on_duckdb(duckdb_engine, statement, filled), on_sqlite(statement, filled))


@pytest.mark.parametrize(("instrument", "variant", "cases"), REAL)
def test_the_text_keeps_to_the_portable_subset(instrument: Instrument, variant: str, cases: list[Case]) -> None:
    for statement in (compile_select(instrument, variant, "forms"), compile_tall(instrument, variant, "forms")):
        assert not NOT_PORTABLE.search(statement)
        assert not re.search(r"\d\.\d+(?!\d*e)", statement), "a bare decimal is not a double everywhere"
