"""The snapshot: always whole, of a committed version, in the end of the last; its failures stop nothing."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.errors import SiperiError
from siperi_geo.settings import ROOT
from siperi_geo.store import (
    Publisher,
    Store,
    Transaction,
    backup,
    load_query,
    publish,
    renew,
    renew_if_old,
    restore,
    snapshot_path,
)

AREAS = "select area_code from areas order by all"


def counted(tx: Transaction) -> None:
    """A row for each commit, in a table that everybody may read."""
    tx.execute("insert into populations select 'x', count(*), 1, 'x' from populations where area_code = 'x'")


def add(store: Store, code: str) -> None:
    with store.transaction(actor="test", action="add", target=code) as tx:
        tx.append("areas", pd.DataFrame([{"area_code": code, "name": "x", "level": "kelurahan"}]))
        counted(tx)


def codes(store: Store) -> list[str]:
    return list(store.sql(AREAS)["area_code"])


def read(path: Path) -> tuple[int, list[str], int]:
    """Version, areas and commits of a snapshot."""
    with Store.open(path, create=False, read_only=True) as opened:
        commits = int(opened.sql("select count(*) as n from populations")["n"].iloc[0])
        return opened.data_version, codes(opened), commits


def wait_for(publisher: Publisher, version: int) -> None:
    end = time.monotonic() + 20
    while publisher.latest is None or publisher.latest.data_version < version:
        assert time.monotonic() < end, publisher.problem
        time.sleep(0.02)


@settings(max_examples=6)
@given(steps=st.lists(st.sampled_from(["add", "clear", "fail", "look", "wait"]), max_size=12))
def test_it_is_some_committed_version_and_in_the_end_the_last(
    steps: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("law") / "town.duckdb"
    with Store.open(path) as store:
        versions = {0: codes(store)}
        publisher = Publisher(store, quiet_seconds=0.01)
        publisher.start()
        for n, step in enumerate(steps):
            if step == "add":
                add(store, f"{n:03d}")
            elif step == "clear":
                with store.transaction(actor="test", action="clear", target="*") as tx:
                    tx.execute("delete from areas")
                    counted(tx)
            elif step == "fail":
                with pytest.raises(ZeroDivisionError), store.transaction(actor="t", action="f", target="x") as tx:
                    tx.execute("delete from areas")
                    raise ZeroDivisionError
            elif step == "wait":
                time.sleep(0.05)
            versions[store.data_version] = codes(store)
            if step == "look" and publisher.target.exists():
                version, found, commits = read(publisher.target)
                assert found == versions[version], "whole, and nothing that was not committed"
                assert commits == version
        publisher.stop()
        assert read(publisher.target) == (store.data_version, codes(store), store.data_version)
        assert sorted(file.name for file in path.parent.iterdir() if "snapshot" in file.name) == [
            "town.snapshot.duckdb"
        ]


def test_it_is_of_one_moment_while_others_write(store: Store, path: Path) -> None:
    ended = threading.Event()

    def write() -> None:
        n = 0
        while not ended.is_set():
            add(store, f"{n:05d}")
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = []
        for _ in range(5):
            published = publish(store, snapshot_path(path))
            seen.append((published.data_version, *read(snapshot_path(path))))
    finally:
        ended.set()
        writer.join()
    assert all(said == version == len(found) == commits for said, version, found, commits in seen)
    assert seen[0] < seen[-1], "writing went on meanwhile"


def test_nobody_waits_while_a_copy_is_made(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow(*_: object, **__: object) -> None:
        begun.set()
        assert may_end.wait(20)

    monkeypatch.setattr("siperi_geo.store.snapshot.verify_copy", slow)
    thread = threading.Thread(target=publish, args=(store, snapshot_path(path)))
    thread.start()
    assert begun.wait(20)
    add(store, "while it is checked")
    assert codes(store) == ["while it is checked"]
    assert not snapshot_path(path).exists(), "not in place before it was read"
    may_end.set()
    thread.join()
    assert read(snapshot_path(path)) == (0, [], 0)


def test_a_row_of_commits_is_published_once_and_every_reader_keeps_what_it_opened(
    store: Store, path: Path
) -> None:
    publisher = Publisher(store, quiet_seconds=0.3)
    publisher.start()
    wait_for(publisher, 0)
    published = {publisher.latest}
    with Store.open(snapshot_path(path), create=False, read_only=True) as reader:
        for n in range(6):
            add(store, str(n))
            published.add(publisher.latest)
        wait_for(publisher, 6)
        assert codes(reader) == []
    publisher.stop()
    assert len(published | {publisher.latest}) <= 3
    assert read(snapshot_path(path))[0] == 6


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_it_is_read_only_and_readable_by_whom_the_store_is_until_somebody_decides_otherwise(
    store: Store, path: Path
) -> None:
    path.chmod(0o640)
    publish(store, snapshot_path(path))
    assert snapshot_path(path).stat().st_mode & 0o777 == 0o440
    path.chmod(0o600)
    snapshot_path(path).chmod(0o644)
    publish(store, snapshot_path(path))
    assert snapshot_path(path).stat().st_mode & 0o777 == 0o444


ANOTHER_PROGRAM = """
import duckdb, json, sys
asked = duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2], json.loads(sys.argv[3]))
places = [[column[0] for column in asked.description].index(name) for name in ("area_code", "node", "score")]
print(json.dumps([[row[place] for place in places] for row in asked.fetchall()]))
"""


def test_other_programs_ask_it_what_the_pages_ask(toy_store: Store, toy_path: Path) -> None:
    publish(toy_store, snapshot_path(toy_path))
    asked = {
        "instrument": "keltana",
        "kind": "kelurahan",
        "years": [2025],
        "variant": "standard",
        "level": "kecamatan",
    }
    sql = load_query(ROOT / "queries", "scores/score_per_group").sql
    ran = subprocess.run(
        [sys.executable, "-c", ANOTHER_PROGRAM, snapshot_path(toy_path), sql, json.dumps(asked)],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = toy_store.query("scores/score_per_group", **asked)[["area_code", "node", "score"]]
    assert json.loads(ran.stdout) == rows.astype(object).where(rows.notna(), None).to_numpy().tolist()
    assert rows.loc[rows["node"] == "index", "score"].notna().sum() == 2


def test_what_a_killed_server_left_is_cleared_away(store: Store, path: Path) -> None:
    left = path.with_name("town.snapshot.duckdb.part")
    left.mkdir()
    (left / "town.snapshot.duckdb").write_bytes(b"half")
    publish(store, snapshot_path(path))
    assert not left.exists()
    assert read(snapshot_path(path))[0] == 0


def test_a_place_that_cannot_be_written_is_said_and_tried_again(
    store: Store, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    snapshot_path(path).mkdir()
    publisher = Publisher(store, quiet_seconds=0.01)
    publisher.start()
    add(store, "1")
    end = time.monotonic() + 20
    while "could not be published" not in caplog.text and time.monotonic() < end:
        time.sleep(0.02)
    assert publisher.problem == "IsADirectoryError"
    assert "could not be published" in caplog.text
    assert codes(store) == ["1"], "the store goes on"
    snapshot_path(path).rmdir()
    add(store, "2")
    wait_for(publisher, 2)
    publisher.stop()
    assert publisher.problem is None
    assert not path.with_name("town.snapshot.duckdb.part").exists()


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from siperi_geo.errors import SiperiError
from siperi_geo.settings import ROOT
from siperi_geo.store import Publisher, Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
publisher = Publisher(store)
publisher.publish_once()
with store.transaction(actor="test", action="after", target="x"):
    pass
left = sorted(path.name for path in publisher.target.parent.iterdir())
print(publisher.problem, publisher.latest, store.data_version, left)
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit on file sizes stands for a full disk")
def test_a_full_disk_under_the_snapshot_leaves_the_store_at_work(toy_file: Path, path: Path) -> None:
    shutil.copyfile(toy_file, path)
    assert path.stat().st_size > 600_000
    ran = subprocess.run([sys.executable, "-c", FULL_DISK, path], capture_output=True, text=True, check=True)
    with Store.open(path) as store:
        version = store.data_version
    assert ran.stdout.split(maxsplit=1)[0] == "IOException"
    assert ran.stdout.split(maxsplit=2)[1:][0] == "None"
    assert f" {version} ['town.duckdb'" in ran.stdout
    assert "snapshot" not in ran.stdout.split("[")[1]


def test_a_command_without_a_server_leaves_no_old_snapshot_behind(store: Store, path: Path) -> None:
    renew(store, path)
    assert not snapshot_path(path).exists(), "nobody asked for one"
    publish(store, snapshot_path(path))
    add(store, "1")
    renew(store, path)
    assert read(snapshot_path(path)) == (1, ["1"], 1)


def test_a_snapshot_that_stays_old_is_said(store: Store, path: Path) -> None:
    snapshot_path(path).mkdir()
    with pytest.raises(SiperiError) as caught:
        renew(store, path)
    assert (caught.value.code, caught.value.problem.is_error) == ("SNAPSHOT_OLD", False)


def test_a_restored_store_has_no_snapshot_of_the_former_one(store: Store, path: Path, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy.duckdb")
    add(store, "1")
    publish(store, snapshot_path(path))
    store.close()
    restore(tmp_path / "copy.duckdb", path)
    assert not snapshot_path(path).exists()


@pytest.mark.parametrize("name", ["town.snapshot.duckdb", "link.duckdb", "hard.duckdb"])
def test_a_snapshot_that_a_store_is_restored_from_stays(store: Store, path: Path, name: str) -> None:
    add(store, "1")
    publish(store, snapshot_path(path))
    add(store, "2")
    store.close()
    (path.parent / "link.duckdb").symlink_to(snapshot_path(path))
    (path.parent / "hard.duckdb").hardlink_to(snapshot_path(path))
    restore(path.parent / name, path)
    assert read(path.parent / name) == read(snapshot_path(path)) == (1, ["1"], 1)
    assert read(path) == (3, ["1"], 1), "the state of the snapshot, under a number of its own"


@pytest.mark.parametrize("name", ["town.snapshot.duckdb", "town.snapshot.duckdb.wal", "link.duckdb"])
@pytest.mark.parametrize("there_already", [False, True])
def test_the_snapshot_is_no_place_for_a_backup(store: Store, path: Path, name: str, there_already: bool) -> None:
    if there_already:
        publish(store, snapshot_path(path))
    (path.parent / "link.duckdb").symlink_to(snapshot_path(path))
    with pytest.raises(SiperiError) as caught:
        backup(store, path.parent / name, overwrite=there_already)
    assert caught.value.code == "BACKUP_ONTO_STORE"


def test_no_two_stores_of_a_folder_share_a_snapshot(tmp_path: Path) -> None:
    assert snapshot_path(tmp_path / "siperi.duckdb") == tmp_path / "siperi.snapshot.duckdb"
    names = ("a", "a.duckdb", "a.db", "a.db.duckdb", "a.b.db", "a.b", "snapshot.duckdb", "a.snapshot")
    assert len({snapshot_path(tmp_path / name) for name in names}) == len(names)


def test_only_a_snapshot_of_another_version_is_made_again(store: Store, path: Path) -> None:
    renew_if_old(store, path)
    assert not snapshot_path(path).exists(), "nobody asked for one"
    publish(store, snapshot_path(path))
    made = snapshot_path(path).stat().st_ino
    with snapshot_path(path).open("rb"):
        renew_if_old(store, path)
        assert snapshot_path(path).stat().st_ino == made
    add(store, "1")
    renew_if_old(store, path)
    assert read(snapshot_path(path)) == (1, ["1"], 1)
    snapshot_path(path).unlink()
    snapshot_path(path).write_bytes(b"no DuckDB file")
    renew_if_old(store, path)
    assert read(snapshot_path(path)) == (1, ["1"], 1)


def test_a_store_in_memory_has_none() -> None:
    with Store.memory() as store, pytest.raises(ValueError, match="no place"):
        Publisher(store)


def test_the_same_is_true_of_a_backup(store: Store, path: Path, tmp_path: Path) -> None:
    add(store, "1")
    copy = backup(store, tmp_path / "copy.duckdb")
    with duckdb.connect(str(copy), read_only=True) as opened:
        assert opened.sql("select count(*) from duckdb_views() where view_name = 'node_results'").fetchall() == [
            (1,)
        ]
    assert store.sql("select database_name from duckdb_databases() where not internal")[
        "database_name"
    ].tolist() == ["town"], "the copy is not attached any more"
