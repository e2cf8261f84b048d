"""Files beside the store: never half, never other bytes under a name, mended by putting again, copied along."""

import os
import stat
import time
from pathlib import Path

import pandas as pd
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.store import Attachments, Store, backup, clean, digest_of, file_problems, referenced, restore

BYTES = b"%PDF-1.7 a decree %%EOF"
NOW = pd.Timestamp("2026-11-22", tz="UTC")


@pytest.fixture
def files(tmp_path: Path) -> Attachments:
    return Attachments.beside(tmp_path / "town.duckdb")


def refer(store: Store, content: bytes, name: str = "sk.pdf") -> str:
    """Keep bytes and a row that refers to them, as a form that was handed in does."""
    sha256 = store.attachments.put(content)
    with store.transaction(actor="t", action="t", target="t") as tx:
        tx.run("evidence/put_file", sha256=sha256, media_type="application/pdf", bytes=len(content))
        row = {"evidence_id": "e", "assessment_id": "a", "item_id": "Q001", "sha256": sha256}
        tx.append("assessment_evidence", pd.DataFrame([row | {"file_name": name, "added_at": NOW, "actor": "t"}]))
    return sha256


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def codes(store: Store) -> list[str]:
    return [problem.code for problem in file_problems(store)]


def test_bytes_come_back_and_are_kept_once_for_their_owner_only(files: Attachments) -> None:
    sha256 = files.put(BYTES)
    before = files.path_of(sha256).stat()
    assert (files.put(BYTES), files.read(sha256)) == (sha256, BYTES)
    assert files.path_of(sha256).stat().st_ino == before.st_ino, "what is there and whole is not written again"
    assert names(files.folder) == [f"{sha256[:2]}/{sha256}"]
    assert files.folder.name == "town.evidence"
    if os.name == "posix":
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (files.folder, files.path_of(sha256))]
        assert modes == [0o700, 0o600]


def test_two_stores_of_a_folder_share_no_files(tmp_path: Path) -> None:
    beside = {
        Attachments.beside(tmp_path / name).folder.name for name in ("town.duckdb", "town.db", "other.duckdb")
    }
    assert beside == {"town.evidence", "town.db.evidence", "other.evidence"}


def test_what_is_missing_or_damaged_is_never_given_out_and_mended_by_the_same_bytes(files: Attachments) -> None:
    sha256 = files.put(BYTES)
    for spoil, code in (
        (lambda path: path.write_bytes(BYTES[:-1] + b"G"), "EVIDENCE_DAMAGED"),
        (lambda path: path.unlink(), "EVIDENCE_MISSING"),
    ):
        spoil(files.path_of(sha256))
        with pytest.raises(SiperiError, match=code):
            files.read(sha256, name="sk.pdf")
        assert files.put(BYTES) == sha256
        assert files.read(sha256) == BYTES


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "\n"])
def test_nothing_but_a_hash_names_a_file(files: Attachments, name: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        files.read(name)


def test_where_nothing_can_be_written_nothing_is_left(files: Attachments, monkeypatch: pytest.MonkeyPatch) -> None:
    files.folder.write_bytes(b"a file in the folder's place")
    with pytest.raises(SiperiError, match="EVIDENCE_NOT_WRITTEN"):
        files.put(BYTES)
    files.folder.unlink()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("siperi_geo.store.attachments.os.fsync", full)
    with pytest.raises(SiperiError, match="EVIDENCE_NOT_WRITTEN"):
        files.put(BYTES)
    assert names(files.folder) == []


def test_only_an_explicit_act_deletes_what_nothing_refers_to(tmp_path: Path) -> None:
    with Store.open(tmp_path / "town.duckdb") as store:
        kept, left = refer(store, BYTES), store.attachments.put(BYTES + b"2")
        half, old = (store.attachments.path_of(kept).with_name(f".part-{n}") for n in ("new", "old"))
        half.write_bytes(b"being written")
        old.write_bytes(b"of a process that was killed")
        os.utime(old, (time.time() - 7200,) * 2)
        (store.attachments.folder / "README").write_text("somebody's", encoding="utf-8")
        found = store.attachments.unreferenced(referenced(store))
        assert set(found) == {store.attachments.path_of(left), old}
        assert clean(store, actor="t") == 2
        assert set(names(store.attachments.folder)) == {"README", f"{kept[:2]}/.part-new", f"{kept[:2]}/{kept}"}
        assert store.sql("select action from audit order by audit_id")["action"].tolist()[-1] == "clean_evidence"


def test_copies_carry_the_files_and_name_those_that_are_missing(tmp_path: Path) -> None:
    path, copy = tmp_path / "store" / "town.duckdb", tmp_path / "copies" / "copy.duckdb"
    with Store.open(path) as store:
        assert backup(store, copy) == copy
        assert [one.name for one in copy.parent.iterdir()] == ["copy.duckdb"], "no folder where there is nothing"
        first = refer(store, BYTES)
        store.attachments.put(b"nobody's")
        backup(store, copy, overwrite=True)
        assert names(copy.with_name("copy.evidence")) == [f"{first[:2]}/{first}"]
        second = refer(store, BYTES + b"2", "foto.jpg")
        store.attachments.path_of(first).unlink()
        store.attachments.path_of(second).write_bytes(b"spoilt")
        backup(store, copy, overwrite=True)
        assert sorted(codes(store)) == ["EVIDENCE_DAMAGED", "EVIDENCE_MISSING"]
    with Store.open(copy, read_only=True) as opened:
        assert [problem.values["name"] for problem in file_problems(opened)] == ["foto.jpg"], (
            "what it had, it keeps"
        )
    kept = Attachments.beside(path).put(b"of the store that is replaced")
    restore(copy, path)
    with Store.open(path) as store:
        assert store.attachments.read(first) == BYTES
        assert store.attachments.exists(kept)
        assert codes(store) == ["EVIDENCE_DAMAGED"]
        assert digest_of(BYTES) == first


def test_a_store_in_memory_has_a_folder_that_goes_with_it() -> None:
    store = Store.memory()
    sha256 = store.attachments.put(BYTES)
    folder = store.attachments.folder
    assert store.attachments.read(sha256) == BYTES
    store.close()
    del store
    assert not folder.exists()
