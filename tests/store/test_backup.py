"""Backups never overwrite unasked, never the store itself, never half; restores take what backups gave."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from siperi_geo.accounts import (
    account_of,
    add_grant,
    change_password,
    person_of,
    remove_grant,
    set_active,
    sign_in,
)
from siperi_geo.errors import SiperiError
from siperi_geo.rights import PUBLIC, Grant, Role
from siperi_geo.settings import ROOT
from siperi_geo.store import Store, backup, publish, restore, snapshot_path, verify_copy
from tests.people import ADMIN, PASSWORD, begin, join

# A real failure, for every user and system alike: the process may not write files larger than this.
UNDER_A_LIMIT = """
import resource, signal, sys
from pathlib import Path
from siperi_geo.errors import SiperiError
from siperi_geo.store import Store, backup
with Store.open(Path(sys.argv[1])) as store:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        backup(store, Path(sys.argv[2]), overwrite=True)
    except SiperiError as error:
        print(error.code, store.data_version, error.problem.values["detail"])
"""


def add_area(store: Store, code: str) -> None:
    with store.transaction(actor="test", action="add", target=code) as tx:
        tx.append("areas", pd.DataFrame([{"area_code": code, "name": "x", "level": "kelurahan"}]))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with one area, alone in its folder."""
    path = tmp_path / "store" / "town.duckdb"
    with Store.open(path) as store:
        add_area(store, "53.71.01.1012")
    return path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies" / "copy.duckdb"


def refused(path: Path, target: Path, *, overwrite: bool = False) -> str:
    with Store.open(path) as store, pytest.raises(SiperiError) as caught:
        backup(store, target, overwrite=overwrite)
    return caught.value.code


def test_a_file_that_is_there_stays(path: Path, copy: Path) -> None:
    copy.write_bytes(b"a letter")
    assert refused(path, copy) == "FILE_EXISTS"
    assert (copy.read_bytes(), names(copy.parent)) == (b"a letter", ["copy.duckdb"])


def test_it_is_replaced_when_asked(path: Path, copy: Path) -> None:
    copy.write_bytes(b"a letter")
    copy.with_name("copy.duckdb.wal").write_bytes(b"of an older copy")
    with Store.open(path) as store:
        backup(store, copy, overwrite=True)
    assert names(copy.parent) == ["copy.duckdb"]
    assert verify_copy(copy)["areas"] == 1


@pytest.mark.parametrize(
    "name", ["town.duckdb", "../store/town.duckdb", "link.duckdb", "hard.duckdb", "town.duckdb.wal"]
)
@pytest.mark.parametrize("overwrite", [False, True])
def test_the_store_itself_is_no_place_for_its_backup(path: Path, name: str, overwrite: bool) -> None:
    (path.parent / "link.duckdb").symlink_to(path)
    (path.parent / "hard.duckdb").hardlink_to(path)
    assert refused(path, path.parent / name, overwrite=overwrite) == "BACKUP_ONTO_STORE"
    with Store.open(path) as store:
        assert store.data_version == 1


def test_a_relative_path_to_the_store_is_seen_through(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    assert refused(path, Path("town.duckdb"), overwrite=True) == "BACKUP_ONTO_STORE"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are a matter of POSIX")
def test_copies_made_side_by_side_are_all_whole(path: Path, tmp_path: Path) -> None:
    targets = [tmp_path / "copies" / f"copy{n}.duckdb" for n in range(12)]
    with Store.open(path) as store, ThreadPoolExecutor(max_workers=4) as pool:
        made = list(pool.map(partial(backup, store), targets))
    assert made == targets
    assert all(verify_copy(copy) for copy in targets)


def test_a_backup_that_fails_leaves_the_old_one_and_nothing_else(path: Path, copy: Path) -> None:
    copy.write_bytes(b"the old one")
    ran = subprocess.run(
        [sys.executable, "-c", UNDER_A_LIMIT, str(path), str(copy)], capture_output=True, text=True, check=False
    )
    assert ran.stdout.split() == ["BACKUP_FAILED", "1", "File", "too", "large"], ran.stderr
    assert (copy.read_bytes(), names(copy.parent)) == (b"the old one", ["copy.duckdb"])


def test_a_store_is_not_restored_from_itself(path: Path) -> None:
    with pytest.raises(SiperiError) as caught:
        restore(path, path)
    assert caught.value.code == "BACKUP_ONTO_STORE"
    assert names(path.parent) == ["town.duckdb"]


def test_a_backup_that_is_not_there_is_said(path: Path, copy: Path) -> None:
    with pytest.raises(SiperiError) as caught:
        restore(copy, path)
    assert (caught.value.code, caught.value.problem.values["path"]) == ("RESTORE_MISSING", copy)


def test_a_failed_restore_leaves_nothing_and_names_the_copy(path: Path, copy: Path) -> None:
    with duckdb.connect(str(copy)) as other:
        other.execute("create table invoices (n integer)")
    with pytest.raises(SiperiError) as caught:
        restore(copy, path)
    assert (caught.value.code, caught.value.problem.values["path"]) == ("RESTORE_UNUSABLE", copy)
    assert "invoices" in caught.value.problem.message("id")
    assert names(path.parent) == ["town.duckdb"]


def test_a_cut_backup_asks_for_another_one_and_not_for_a_restore(path: Path, copy: Path) -> None:
    copy.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(SiperiError) as caught:
        restore(copy, path)
    assert caught.value.code == "RESTORE_UNUSABLE"
    assert "siperi restore" not in caught.value.problem.message("en")
    assert names(path.parent) == ["town.duckdb"]


def test_it_says_where_the_former_store_is(path: Path, copy: Path) -> None:
    with Store.open(path) as store:
        backup(store, copy)
    former = restore(copy, path).former
    assert former is not None
    assert verify_copy(former)["areas"] == 1
    path.unlink()
    assert restore(copy, path).former is None


def test_what_only_the_log_of_a_copy_holds_is_restored_too(path: Path, copy: Path) -> None:
    with Store.open(path) as store:
        add_area(store, "53.71.01.1011")
        for suffix in ("", ".wal"):  # as someone copies the files of a computer that was switched off
            shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
    restore(copy, path)
    assert verify_copy(path)["areas"] == 2
    assert names(copy.parent) == ["copy.duckdb", "copy.duckdb.wal"], "the copy stays as it was"
    assert [name for name in names(path.parent) if name.endswith((".part", ".wal"))] == []


def test_a_backup_of_an_older_schema_comes_back_in_this_one(
    path: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "queries"
    shutil.copytree(ROOT / "queries", older)
    newest = max((older / "schema").iterdir())
    if newest.name.startswith("001"):
        pytest.skip("there is no older schema")
    newest.unlink()
    with monkeypatch.context() as patch:
        patch.setenv("SIPERI_QUERIES", str(older))
        Store.open(tmp_path / "older.duckdb").close()
        with duckdb.connect(str(tmp_path / "older.duckdb")) as older_store:
            older_store.execute("insert into areas values ('53.71.01.1012', 'x', 'kelurahan', null)")
        shutil.copyfile(tmp_path / "older.duckdb", copy)
    before = copy.read_bytes()
    restore(copy, path)
    with Store.open(path, create=False) as store:
        assert len(store.sql("select * from areas")) == 1
    assert copy.read_bytes() == before


def version_of(path: Path) -> int:
    with Store.open(path, create=False) as store:
        return store.data_version


def restored_row(path: Path) -> dict[str, str]:
    with Store.open(path, create=False) as store:
        rows = store.sql("select actor, target, detail from audit where action = 'restore' order by audit_id")
    last = rows.to_dict("records")[-1]
    told = dict(part.split("=", 1) for part in last["detail"].split("; "))
    return {"actor": last["actor"], "target": last["target"], **told}


def test_no_data_version_comes_twice(path: Path, copy: Path) -> None:
    with Store.open(path) as store:
        backup(store, copy)
        for code in "123":
            add_area(store, code)
    restore(copy, path)
    assert (version_of(copy), version_of(path)) == (1, 5), "4 is a state of the former store"
    restore(copy, path)
    assert version_of(path) == 6, "5 with other changes may have been seen"


def test_a_copy_with_the_higher_version_leads(path: Path, copy: Path) -> None:
    with Store.open(copy) as store:
        for code in "123":
            add_area(store, code)
    restore(copy, path)
    assert version_of(path) == 4


def test_a_restored_store_says_from_which_copy(path: Path, copy: Path) -> None:
    with Store.open(path) as store:
        backup(store, copy)
        add_area(store, "1")
    os.utime(copy, (1_750_000_000, 1_750_000_000))
    restore(copy, path, actor="ani")
    row = restored_row(path)
    assert row.pop("data_at").startswith("20")
    assert row == {
        "actor": "ani", "target": "copy.duckdb", "file_at": "2025-06-15T15:06:40Z", "data_version": "1",
        "replaced_data_version": "2", "path": str(copy),
    }  # fmt: skip


def test_a_damaged_store_leaves_a_gap_as_nobody_knows_its_version(path: Path, copy: Path) -> None:
    with Store.open(path) as store:
        backup(store, copy)
        add_area(store, "1")
        publish(store, snapshot_path(path))
    path.write_bytes(b"hello " * 1000)
    restore(copy, path)
    assert version_of(path) == 1_000_003, "the snapshot said 2, the store may have gone on"


def test_a_store_that_is_gone_may_have_left_its_snapshot(path: Path, copy: Path) -> None:
    with Store.open(path) as store:
        backup(store, copy)
        add_area(store, "1")
        publish(store, snapshot_path(path))
    path.unlink()
    restore(copy, path)
    assert version_of(path) == 3


def test_a_backup_of_a_restored_store_is_restored_like_any_other(path: Path, copy: Path) -> None:
    with Store.open(path) as store:
        backup(store, copy)
    restore(copy, path)
    with Store.open(path) as store:
        backup(store, copy, overwrite=True)
    restore(copy, path)
    assert (version_of(path), restored_row(path)["data_version"]) == (3, "2")


def test_a_restore_ends_all_sessions_and_names_whose_account_is_another(toy_path: Path, copy: Path) -> None:
    with Store.open(toy_path) as store:
        begin(store)
        for name in ("rina", "vera", "yosep", "same"):
            join(store, name, Grant(Role.VERIFIER))
        add_grant(store, "yosep", Grant(Role.ADMIN), actor=ADMIN)
        token = sign_in(store, "rina", PASSWORD).token
        backup(store, copy)
        set_active(store, "vera", False, actor=ADMIN)
        remove_grant(store, "yosep", Grant(Role.ADMIN), actor=ADMIN)
        change_password(store, "rina", PASSWORD, "kata yang lain lagi")
    restored = restore(copy, toy_path)
    told = {"active": "vera", "passwords": "rina", "grants": "yosep"}
    assert [(one.code, one.values) for one in restored.problems] == [("RESTORE_ACCOUNTS_AGAIN", told)]
    assert restored.accounts == 5
    with Store.open(toy_path) as store:
        assert person_of(store, token) == PUBLIC
        assert account_of(store, "vera").is_active
    assert restore(copy, toy_path).problems == (), "the store that is replaced now is the same"
