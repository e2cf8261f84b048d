"""Measures how fast many people's answers are saved: `python -m tests.bench.writes`, or with `--folder` on a disk.

Every thread saves answers of its own form and waits for each. `group` is what the program does (`Store.write`),
`lock` the same jobs with a transaction each behind one lock. `disk` is an append and an fsync in the same folder,
one after another: what a commit costs at the least. Every way runs in a process of its own, on a new store.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from siperi_geo.assessments import Draft, begin, draft_of, move_round, save_answer
from siperi_geo.boundaries import builtin_areas, ensure_builtin
from siperi_geo.instruments import load
from siperi_geo.rights import SYSTEM, Grant, Person, Role
from siperi_geo.store import Store, Transaction

KELTANA = load("keltana")
THREADS = (1, 8, 32)
WAYS = ("lock", "group")
USER = {"user_name": "ani", "office": "", "password_hash": "-", "must_change": False, "is_active": True}


def one_transaction_each(store: Store, job: Callable[[Transaction], Any], *, actor: Any) -> Any:
    """In place of `Store.write`: what the program did before."""
    with store.working(actor=actor) as tx:
        return job(tx)


def prepared(path: Path, threads: int) -> list[Draft]:
    """A store with accounts, an open round, and a form that is being filled in for each thread."""
    with Store.open(path) as store:
        ensure_builtin(store)
        with store.working(actor=SYSTEM) as tx:
            tx.append("users", pd.DataFrame([USER | {"created_at": pd.Timestamp.now("UTC"), "actor": "ani"}]))
        move_round(store, "keltana", 2026, "open", actor=SYSTEM)
        places = [area.code for area in builtin_areas() if area.level == "kelurahan"][:threads]
        return [begin(store, KELTANA, code, 2026, actor=SYSTEM) for code in places]


def run(way: str, path: Path, threads: int, seconds: float) -> dict[str, float]:
    """Saved answers per second and the time one took, in this process."""
    drafts = prepared(path, threads)
    took: list[list[float]] = [[] for _ in drafts]
    if way == "lock":
        Store.write = one_transaction_each  # type: ignore[method-assign]
    with Store.open(path) as store:
        begun = time.perf_counter()
        working = [
            threading.Thread(target=_save, args=(store, draft, begun + seconds, own))
            for draft, own in zip(drafts, took, strict=True)
        ]
        for thread in working:
            thread.start()
        for thread in working:
            thread.join()
        lasted = time.perf_counter() - begun
        _check(store, drafts, took)
    return told(sorted(one for own in took for one in own), lasted)


def _save(store: Store, draft: Draft, until: float, took: list[float]) -> None:
    who = Person("ani", (Grant(Role.FILLER, "keltana", subject_id=draft.subject_id),))
    while (start := time.perf_counter()) < until:
        item = KELTANA.items[len(took) % len(KELTANA.items)]
        save_answer(store, draft, item.id, _value(len(took)), actor=who)
        took.append(time.perf_counter() - start)


def _value(n: int) -> int:
    return n // len(KELTANA.items) % 2


def _check(store: Store, drafts: list[Draft], took: list[list[float]]) -> None:
    """Every answer that was acknowledged is there."""
    for draft, own in zip(drafts, took, strict=True):
        stored = draft_of(store, "keltana", draft.subject_id, 2026)
        last = {n % len(KELTANA.items): _value(n) for n in range(len(own))}
        assert stored is not None
        assert all(stored.answers[place] == value for place, value in last.items())


def disk(folder: Path, n: int = 500) -> dict[str, float]:
    """Appends that are on the disk, per second."""
    took = []
    with (folder / "appended").open("ab", buffering=0) as file:
        begun = time.perf_counter()
        for _ in range(n):
            start = time.perf_counter()
            file.write(b"x" * 200)
            os.fsync(file.fileno())
            took.append(time.perf_counter() - start)
    return told(sorted(took), sum(took) or time.perf_counter() - begun)


def told(took: list[float], lasted: float) -> dict[str, float]:
    """Per second, and the middle and the slow ones in milliseconds."""
    p50, p95 = (took[int(len(took) * share)] * 1000 for share in (0.5, 0.95))
    return {"per_s": round(len(took) / lasted, 1), "p50_ms": round(p50, 2), "p95_ms": round(p95, 2)}


def main() -> None:
    """Run every way with every number of threads; print what each saved and its ratio to `lock` and to `disk`."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--folder", type=Path, help="where the stores are made; a temporary folder else")
    asked.add_argument("--seconds", type=float, default=5)
    asked.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.one:
        way, path, threads = said.one
        print(json.dumps(run(way, Path(path), int(threads), said.seconds)))
        return
    with tempfile.TemporaryDirectory(dir=said.folder) as name:
        floor = disk(Path(name))
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\ndisk: {floor}")
        for threads in THREADS:
            locked = 0.0
            for way in WAYS:
                store = Path(name) / f"{way}{threads}.duckdb"
                command = [sys.executable, "-m", "tests.bench.writes", "--seconds", str(said.seconds)]
                command += ["--one", way, str(store), str(threads)]
                done = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
                locked = locked or done["per_s"]
                ratio = {
                    "lock": round(done["per_s"] / locked, 2),
                    "disk": round(done["per_s"] / floor["per_s"], 3),
                }
                print(f"{threads} threads, {way}: {done | {'ratio': ratio}}")


if __name__ == "__main__":
    main()
