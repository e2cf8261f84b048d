"""The writer: what is acknowledged is on disk, everybody gets what is theirs, nobody harms or starves others."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from siperi_geo.rights import PUBLIC, SYSTEM, Actor, Grant, Person, Right, Role
from siperi_geo.store import Store, Transaction
from tests.store.jobs import Job, adding, areas, together

ANI = Person("ani", (Grant(Role.FILLER),))


def wrong(tx: Transaction) -> None:
    tx.execute("insert into areas (area_code, name, level) values ('half', 'x', 'x')")
    raise ZeroDivisionError


def wrong_sql(tx: Transaction) -> None:
    tx.execute("select no_such_column from areas")


def passing_over_an_error(tx: Transaction) -> str:
    adding("lost")(tx)
    with suppress(duckdb.Error):
        wrong_sql(tx)
    return "all is well"


def filling(code: str) -> Job:
    def job(tx: Transaction) -> Any:
        tx.permit(Right.FILL)
        return adding(code)(tx)

    return job


def test_everybody_gets_what_their_own_job_returns_and_it_is_on_disk(path: Path) -> None:
    with Store.open(path) as store, ThreadPoolExecutor(8) as pool:
        codes = [f"{n:03d}" for n in range(80)]
        assert list(pool.map(lambda code: store.write(adding(code), actor=f"user {code}"), codes)) == codes
        assert areas(store) == codes, "readers see it at once"
        assert store.data_version == 0
        assert store.sql("select * from audit").empty
    with Store.open(path) as store:
        assert areas(store) == codes
        assert all(store.sql("select name = 'user ' || area_code as own from areas")["own"])


def test_jobs_that_wait_share_a_commit(store: Store) -> None:
    seen = []

    def which(tx: Transaction) -> None:
        seen.append(tx.query("areas/area_list")["area_code"].tolist())

    outcomes = together(store, (adding("1"), "ani"), (which, "budi"), (adding("2"), "citra"), (which, "dedi"))
    assert [one.result() for one in outcomes] == ["1", None, "2", None]
    assert seen == [["1"], ["1", "2"]], "one after another in one transaction, each run once"


@pytest.mark.parametrize("culprit", [wrong, wrong_sql, passing_over_an_error])
@pytest.mark.parametrize("place", [0, 3, 6])
def test_a_job_that_fails_harms_nobody(store: Store, culprit: Job, place: int) -> None:
    jobs: list[tuple[Job, Actor]] = [(adding(str(n)), "ani") for n in range(6)]
    outcomes = together(store, *jobs[:place], (culprit, "budi"), *jobs[place:])
    errors = [outcome.exception() for outcome in outcomes]
    failed = errors.pop(place)
    expected = ZeroDivisionError if culprit is wrong else duckdb.Error
    assert isinstance(failed, expected)
    assert errors == [None] * 6
    assert areas(store) == [str(n) for n in range(6)], "and nothing of it is kept"
    assert store.write(adding("after"), actor="ani") == "after"


def test_only_who_may_not_is_refused(store: Store) -> None:
    user = {"user_name": "ani", "office": "", "password_hash": "-", "must_change": False, "is_active": True}
    with store.working(actor=SYSTEM) as tx:
        tx.append("users", pd.DataFrame([user | {"created_at": pd.Timestamp.now("UTC"), "actor": "x"}]))
    outcomes = together(
        store,
        (filling("1"), ANI),
        (filling("2"), PUBLIC),
        (filling("3"), "ani"),
        (adding("4"), ANI),
        (adding("5"), SYSTEM),
        (filling("6"), Person("budi", (Grant(Role.VERIFIER),))),
    )
    errors = [one.exception() for one in outcomes]
    assert [error and getattr(error, "code", error) for error in errors] == [
        None, "SIGN_IN_NEEDED", "SIGN_IN_NEEDED", "NOT_ALLOWED", None, "NOT_ALLOWED",
    ]  # fmt: skip
    assert areas(store) == ["1", "5"], "what asked for no permit is the administrator's, whoever stands beside it"


def test_two_who_write_the_same_are_both_told_so(store: Store) -> None:
    outcomes = together(store, (adding("1"), "ani"), (adding("1"), "budi"))
    assert [type(one.exception()) for one in outcomes] == [type(None), duckdb.ConstraintException]
    assert areas(store) == ["1"]


def test_a_write_inside_a_write_is_refused_and_stops_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside a write"):
        store.write(lambda _: store.write(adding("1"), actor="ani"), actor="ani")
    with store.working(actor="ani"), pytest.raises(RuntimeError, match="inside a write"):
        store.write(adding("1"), actor="ani")
    with (
        store.working(actor="ani"),
        pytest.raises(RuntimeError, match="inside a write"),
        store.transaction(actor="ani", action="x", target="x"),
    ):
        pass
    assert store.write(adding("2"), actor="ani") == "2"
    assert areas(store) == ["2"]


def test_an_error_that_a_block_passes_over_is_not_taken_for_a_commit(store: Store) -> None:
    with pytest.raises(duckdb.TransactionException, match="aborted"), store.working(actor="ani") as tx:
        passing_over_an_error(tx)
    assert areas(store) == []


def test_nobody_starves(store: Store) -> None:
    ended = threading.Event()
    rounds = [0]

    def again_and_again() -> None:
        while not ended.is_set():
            with store.transaction(actor="import", action="x", target="x"):
                rounds[0] += 1

    importing = threading.Thread(target=again_and_again)
    importing.start()
    try:
        before = rounds[0]
        for n in range(10):
            store.write(adding(str(n)), actor="ani")
        taken = rounds[0] - before
    finally:
        ended.set()
        importing.join()
    assert taken <= 40, "a small write waits for about one of them"
