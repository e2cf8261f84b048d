"""The writer's thread: there while there is something to write, done before the end, and replaced when it dies."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.settings import ROOT
from siperi_geo.store import Store, Transaction
from siperi_geo.store import writer as writer_module
from tests.store.jobs import adding, areas, together


def writers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "writer"]


def test_closing_finishes_what_waits_and_ends_the_thread(path: Path) -> None:
    store = Store.open(path)
    outcomes = together(store, *[(adding(str(n)), "ani") for n in range(5)])
    with ThreadPoolExecutor(5) as pool:
        with store.working(actor="ani"):
            late = [pool.submit(store.write, adding(f"late {n}"), actor="ani") for n in range(5)]
            while len(store._writer._waiting) < 5:
                time.sleep(0.001)
            closing = pool.submit(store.close)
        closing.result()
    assert all(one.exception() is None for one in (*outcomes, *late))
    assert writers() == []
    with pytest.raises(duckdb.ConnectionException):
        store.write(adding("too late"), actor="ani")
    store.close()
    with Store.open(path) as opened:
        assert len(areas(opened)) == 10


def test_a_thread_is_there_only_while_there_is_something_to_write(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "IDLE_SECONDS", 0.05)
    store.query("areas/area_list")
    assert writers() == []
    for n in range(3):
        store.write(adding(str(n)), actor="ani")
        (thread,) = writers()
        thread.join(10)
        assert not thread.is_alive()
    assert len(areas(store)) == 3


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_dies_says_so_to_who_waits_and_is_replaced(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store._writer, "_do", lambda _: (_ for _ in ()).throw(MemoryError))
        outcomes = together(store, (adding("1"), "ani"), (adding("2"), "ani"))
    assert [type(one.exception()) for one in outcomes] == [MemoryError, MemoryError]
    assert store.write(adding("3"), actor="ani") == "3"
    assert areas(store) == ["3"]


def test_it_is_the_same_in_memory_and_where_nothing_can_be_written(path: Path) -> None:
    with Store.memory() as store:
        assert store.write(adding("1"), actor="ani") == "1"
        assert areas(store) == ["1"]
    Store.open(path).close()
    with Store.open(path, read_only=True) as store:
        for way in (lambda: store.write(adding("1"), actor="ani"), lambda: block(store)):
            with pytest.raises(duckdb.InvalidInputException, match="read-only"):
                way()


def block(store: Store) -> None:
    with store.working(actor="ani") as tx:
        adding("1")(tx)


KILLED = """
import sys, threading
from pathlib import Path
import pandas as pd
from siperi_geo.store import Store
store, said = Store.open(Path(sys.argv[1])), threading.Lock()
def fill(thread):
    for n in range(100_000):
        row = {"area_code": f"{thread}-{n}", "name": "x", "level": "kelurahan"}
        store.write(lambda tx: tx.append("areas", pd.DataFrame([row])), actor="ani")
        with said:
            print(row["area_code"], flush=True)
for thread in range(6):
    threading.Thread(target=fill, args=(thread,)).start()
"""


def test_what_was_acknowledged_survives_a_kill(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as running:
        assert running.stdout is not None
        said = [running.stdout.readline().strip() for _ in range(60)]
        running.kill()
        said += running.stdout.read().split("\n")[:-1]
    with Store.open(path) as store:
        stored = set(areas(store))
    assert len(said) >= 60
    assert set(said) - {""} <= stored
    assert len(stored) - len(said) <= 12, "what was not said may be there: a group at most"


def test_a_full_disk_is_said_to_everybody_who_waits(store: Store) -> None:
    def full(tx: Transaction) -> None:
        raise duckdb.TransactionException("Failed to commit: Could not write file: No space left on device")

    outcomes = together(store, (full, "ani"), (full, "budi"))
    codes = [getattr(one.exception(), "code", None) for one in outcomes]
    assert codes == ["STORE_FAILED", "STORE_FAILED"]
    assert isinstance(outcomes[0].exception(), SiperiError)
