"""What `siperi doctor` sees of the store, whoever holds it: this process, a server of ours, another program.

A server looks for itself and is asked for what it sees. Where nobody can be asked, a copy for reading says what
it holds, the folder how many files are there, and what neither knows is said to be unknown. It decides no finding
about what is in a store (`content`).
"""

import json
from collections.abc import Iterator
from pathlib import Path

from siperi_geo.cli import content
from siperi_geo.cli.finding import Finding, looked_at, of_problem, ok, unknown, warning
from siperi_geo.cli.handover import learnt, on_store
from siperi_geo.cli.output import show_json
from siperi_geo.cli.stores import open_store
from siperi_geo.errors import SiperiError
from siperi_geo.settings import settings
from siperi_geo.store import Attachments, Owner, Store, holder, snapshot_path
from siperi_geo.text import number, t

LOOK = "held.look"


def of_store(path: Path) -> Iterator[Finding]:
    """Lines about the store and what is in it."""
    if not path.exists():
        yield warning("store", t("doctor.store_absent", path=path))
        return
    try:
        with Store.open(path, create=False) as store:
            yield ok("store", t("doctor.store_size", path=path, mb=_size_mb(path)))
            yield from content.of_open_store(store, path)
    except SiperiError as error:
        if error.code == "STORE_LOCKED":
            yield from _held(path, error)
        else:
            yield of_problem("store", error.problem)


@on_store
def look() -> int:
    """Show, as JSON, what this process sees in the store that it holds; what a server is asked for."""
    with open_store() as store:
        found = content.of_open_store(store, settings().store_path)
        show_json([[one.label, one.status, one.seen] for one in found])
    return 0


def _held(path: Path, error: SiperiError) -> Iterator[Finding]:
    server = holder(path, error)
    if server is None:
        yield warning("store", t("doctor.store_locked", **error.problem.values))
    else:
        size = {"path": path, "mb": _size_mb(path)}
        yield ok("store", t("doctor.store_serving", **size, address=server.address, pid=server.pid))
        seen = _asked(server)
        if seen is not None:
            yield from seen
            return
    snapshot = snapshot_path(path)
    if snapshot.exists():
        yield from looked_at("snapshot", lambda: _of_snapshot(snapshot))
    yield unknown("backup", t("doctor.backup_not_shown"))  # the audit knows, and a snapshot has none
    n = len(Attachments.beside(path).unreferenced(()))
    yield unknown("evidence", t("doctor.evidence_not_shown", n=number(n, 0)))


def _asked(server: Owner) -> list[Finding] | None:
    """What the server sees; None where it does not take the work, does other things, or falls silent."""
    try:
        told = learnt(server, LOOK)
        return None if told is None else [Finding(*one) for one in json.loads(told)]
    except (SiperiError, ValueError, TypeError):
        return None


def _of_snapshot(snapshot: Path) -> Iterator[Finding]:
    with Store.open(snapshot, create=False, read_only=True) as store:
        yield ok("snapshot", t("doctor.store_size", path=snapshot, mb=_size_mb(snapshot)))
        yield from content.of_shown(store)


def _size_mb(path: Path) -> str:
    return number(path.stat().st_size / 2**20, 1)
