"""The store: what it opens, what it refuses and how, and that a write is whole or not at all."""

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.store import Store, backup, restore, run_checks, verify_copy

AT = datetime(2026, 11, 22, tzinfo=UTC)


def add_area(store: Store, code: str, name: str = "Tenau") -> None:
    with store.transaction(actor="test", action="add", target=code) as tx:
        tx.append("areas", pd.DataFrame([{"area_code": code, "name": name, "level": "kelurahan"}]))


def area_count(store: Store) -> int:
    return int(store.sql("select count(*) as n from areas")["n"].iloc[0])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "town.duckdb"


@pytest.fixture
def large(path: Path) -> Path:
    """A store of several blocks, closed."""
    with Store.open(path) as store, store.transaction(actor="test", action="fill", target="areas") as tx:
        tx.append(
            "areas",
            pd.DataFrame({"area_code": [f"{n:013d}" for n in range(300_000)], "name": "x", "level": "kelurahan"}),
        )
    return path


def refusal(path: Path) -> SiperiError:
    before = path.read_bytes()
    with pytest.raises(SiperiError) as caught:
        Store.open(path)
    assert path.read_bytes() == before, "a refused file is left as it was"
    return caught.value


def test_what_is_committed_is_there_after_reopening(path: Path) -> None:
    with Store.open(path) as store:
        add_area(store, "53.71.01.1012")
        assert store.data_version == 1
    with Store.open(path) as store:
        assert area_count(store) == 1
        audit = store.sql("select actor, action, target from audit").to_dict("records")
    assert audit == [{"actor": "test", "action": "add", "target": "53.71.01.1012"}]


def test_a_failed_transaction_leaves_nothing(path: Path) -> None:
    with Store.open(path) as store:
        add_area(store, "53.71.01.1012")
        with pytest.raises(RuntimeError), store.transaction(actor="test", action="add", target="x") as tx:
            tx.append("areas", pd.DataFrame([{"area_code": "x", "name": "x", "level": "kelurahan"}]))
            raise RuntimeError
        assert (area_count(store), store.data_version) == (1, 1)
        add_area(store, "53.71.01.1011")
        assert area_count(store) == 2


def test_what_is_only_recorded_leaves_an_audit_row_and_no_new_version(path: Path) -> None:
    with Store.open(path) as store:
        called: list[int] = []
        store.after_commit(lambda: called.append(1))
        with store.recording(actor="ani", action="sign_in", target="ani", detail="10.0.0.7") as tx:
            tx.append("login_failures", pd.DataFrame([{"tried": "user:ani", "failures": 1, "last_at": AT}]))
        with pytest.raises(RuntimeError), store.recording(actor="ani", action="sign_in", target="ani"):
            raise RuntimeError
        audit = store.sql("select actor, action, target, detail from audit").to_dict("records")
        assert audit == [{"actor": "ani", "action": "sign_in", "target": "ani", "detail": "10.0.0.7"}]
        assert (store.data_version, called) == (0, [])
        assert len(store.sql("select * from login_failures")) == 1


def test_a_missing_file_is_said_when_it_must_exist(path: Path) -> None:
    with pytest.raises(SiperiError) as caught:
        Store.open(path, create=False)
    assert caught.value.code == "STORE_MISSING"


def test_a_file_that_this_process_holds_names_this_process(path: Path, tmp_path: Path) -> None:
    Store.open(path).close()
    with duckdb.connect(tmp_path / "other.duckdb") as other:
        other.execute(f"attach '{path}' as held")
        error = refusal(path)
    assert (error.code, error.problem.values["pid"]) == ("STORE_LOCKED", str(os.getpid()))


def test_a_file_held_by_another_process_names_the_holder(path: Path) -> None:
    Store.open(path).close()
    hold = "import duckdb,sys,time; c=duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        error = refusal(path)
        holder.communicate()
    assert error.code == "STORE_LOCKED"
    assert error.problem.values["pid"] == str(holder.pid)
    Store.open(path).close()


def test_a_truncated_file_is_refused_before_anything_is_read(large: Path) -> None:
    content = large.read_bytes()
    large.write_bytes(content[: len(content) // 2])
    assert refusal(large).code == "STORE_TRUNCATED"


def test_a_store_that_shrank_is_not_taken_for_a_truncated_one(path: Path) -> None:
    for n in range(6):
        with Store.open(path) as store:
            for action in ("fill", "empty"):
                with store.transaction(actor="test", action=action, target=str(n)) as tx:
                    if action == "fill":
                        codes = [f"{n}-{k:07d}" for k in range(60_000)]
                        tx.append("areas", pd.DataFrame({"area_code": codes, "name": "x", "level": "kelurahan"}))
                    else:
                        tx.execute("delete from areas")


@pytest.mark.parametrize("damage", ["empty", "text", "header"])
def test_a_damaged_file_is_refused(large: Path, damage: str) -> None:
    content = bytearray(large.read_bytes())
    content[4096 + 20] ^= 0xFF
    content[8192 + 20] ^= 0xFF
    large.write_bytes({"empty": b"", "text": b"hello " * 1000, "header": bytes(content)}[damage])
    assert refusal(large).code == "STORE_CORRUPT"


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SiperiError) as caught:
        Store.open(path)
    assert caught.value.code == "STORE_UNREADABLE"


def test_a_newer_schema_is_refused(path: Path) -> None:
    with Store.open(path) as store, store.transaction(actor="test", action="age", target="schema") as tx:
        tx.execute("insert into schema_migrations values (999, 'later', 'x', now())")
    assert refusal(path).code == "STORE_NEWER"


def test_a_changed_migration_is_refused(path: Path) -> None:
    with Store.open(path) as store, store.transaction(actor="test", action="age", target="schema") as tx:
        tx.execute("update schema_migrations set sha256 = 'other' where version = 1")
    assert refusal(path).code == "STORE_HALF_MIGRATED"


def test_a_database_of_something_else_is_refused(path: Path) -> None:
    with duckdb.connect(str(path)) as other:
        other.execute("create table invoices (n integer)")
    assert refusal(path).code == "STORE_FOREIGN"


def test_threads_read_their_own_rows_while_one_writes(path: Path) -> None:
    with Store.open(path) as store:
        wrong: list[int] = []

        def read(n: int) -> None:
            for _ in range(50):
                if store.sql("select $n as n", {"n": n})["n"].tolist() != [n]:
                    wrong.append(n)

        threads = [threading.Thread(target=read, args=(n,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for n in range(20):
            add_area(store, str(n))
        for thread in threads:
            thread.join()
        assert not wrong
        assert area_count(store) == 20


def test_threads_that_write_wait_for_each_other(path: Path) -> None:
    with Store.open(path) as store:
        threads = [threading.Thread(target=add_area, args=(store, str(n))) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (area_count(store), store.data_version) == (12, 12)


def test_a_backup_of_a_live_store_comes_back_whole(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    with Store.open(path) as store:
        add_area(store, "53.71.01.1012")
        backup(store, copy)
        add_area(store, "53.71.01.1011")
    assert verify_copy(copy)["areas"] == 1
    restore(copy, path)
    with Store.open(path) as store:
        assert area_count(store) == 1
        assert run_checks(store) == {}
    assert len(list(path.parent.glob("*.before-restore-*"))) == 1


def test_a_backup_is_whole_while_another_thread_writes(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        stop = threading.Event()

        def write() -> None:
            n = 0
            while not stop.is_set():
                add_area(store, f"{n:05d}")
                n += 1

        writer = threading.Thread(target=write)
        writer.start()
        try:
            counts = [verify_copy(backup(store, tmp_path / f"{n}.duckdb")) for n in range(4)]
        finally:
            stop.set()
            writer.join()
    assert all(count["areas"] == count["audit"] for count in counts), "each copy is one moment"
    assert counts[0]["areas"] < counts[-1]["areas"]


def test_two_restores_keep_both_former_stores(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    with Store.open(path) as store:
        add_area(store, "53.71.01.1012")
        backup(store, copy)
    restore(copy, path)
    restore(copy, path)
    assert len(list(path.parent.glob("*.before-restore-*"))) == 2


def test_a_doubled_key_is_said_as_such(path: Path) -> None:
    with Store.open(path) as store:
        add_area(store, "53.71.01.1012")
        with pytest.raises(duckdb.ConstraintException, match="Duplicate key"):
            add_area(store, "53.71.01.1012")
        assert area_count(store) == 1


def test_a_damaged_backup_is_never_put_in_place(large: Path, tmp_path: Path) -> None:
    target = tmp_path / "live.duckdb"
    with Store.open(target) as store:
        add_area(store, "53.71.01.1012")
    content = large.read_bytes()
    large.write_bytes(content[: len(content) - 300_000])
    with pytest.raises(SiperiError):
        restore(large, target)
    with Store.open(target) as store:
        assert area_count(store) == 1


def test_a_backup_replaces_a_damaged_store_which_is_kept(large: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    with Store.open(large) as store:
        backup(store, copy)
    damaged = large.read_bytes()[:5000]
    large.write_bytes(damaged)
    restore(copy, large)
    with Store.open(large) as store:
        assert area_count(store) == 300_000
    (kept,) = large.parent.glob("*.before-restore-*")
    assert kept.read_bytes() == damaged


def test_an_unknown_query_is_a_key_error() -> None:
    with Store.memory() as store, pytest.raises(KeyError, match="no query 'scores/none'"):
        store.query("scores/none")
