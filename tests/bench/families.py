"""Measures how long many families take: `make bench-families`, or `python -m tests.bench.families --n 20000`.

The file is made anew and always the same. Every way runs in a process of its own, so that its peak memory is its
own. `pieces` is what `siperi import --commit` does, `again` the same import once more, `withdraw` taking it back.
To compare with: `at once` stores everything in one transaction; `floor` is DuckDB alone, which reads the CSV and
judges nothing.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl

from siperi_geo.boundaries import builtin_areas, ensure_builtin
from siperi_geo.instruments import load
from siperi_geo.intake import accept_households, examine_households
from siperi_geo.store import Store, run_checks
from siperi_geo.verification import withdraw
from tests.forms.odk_server import Server, Style

KATANA = load("katana")
ANSWERS = ("Ya", "Sebagian", "Belum", "2", "1", "0", "")
WAYS = ("floor", "pieces", "again", "withdraw", "at once")


def rows_of(n: int, kind: str) -> Iterator[list[str]]:
    """Heading and rows of n households: our wide table, or a download of KoboToolbox."""
    chance = random.Random(2026)  # noqa: S311 (the same file every time)
    areas = [area for area in builtin_areas() if area.level == "kelurahan"]
    names = {area.code: area.name for area in builtin_areas()}
    if kind == "wide":
        yield ["Kelurahan", "Kecamatan", "Kode keluarga", "Tahun", "Tanggal", *(item.id for item in KATANA.items)]
        for i in range(n):
            area, day = areas[i % len(areas)], f"2026-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"
            given = chance.choices(ANSWERS, (3, 3, 3, 1, 1, 1, 0.2), k=len(KATANA.items))
            yield [area.name, names[area.parent_code or ""], str(i // len(areas) + 1), "2026", day, *given]
        return
    server = Server(KATANA)
    for start in range(0, n, 1000):
        sent = [
            server.submission(
                [chance.choice((0, 1, 2)) for _ in KATANA.items],
                siperi_kecamatan=areas[i % len(areas)].parent_code or "",
                siperi_kelurahan=areas[i % len(areas)].code,
                siperi_subject=str(i // len(areas) + 1),
                _uuid=f"{i:032x}",
                _id=str(i),
            )
            for i in range(start, min(start + 1000, n))
        ]
        yield from server.rows(sent, Style())[1 if start else 0 :]


def make(folder: Path, n: int, kind: str, suffix: str) -> Path:
    """The file of n households."""
    path = folder / f"keluarga.{suffix}"
    if suffix == "xlsx":
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Formulir")
        for row in rows_of(n, kind):
            sheet.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(",".join(row) + "\n" for row in rows_of(n, kind))
    return path


def run(way: str, path: Path, store_path: Path) -> dict[str, object]:
    """One way, in this process."""
    begun = time.perf_counter()
    if way == "floor":
        (n,) = duckdb.sql(f"select count(columns(*)) from read_csv('{path}', all_varchar = true)").fetchall()
        return {"rows_in": max(n), "seconds": time.perf_counter() - begun}
    with Store.open(store_path) as store:
        ensure_builtin(store)
        base, begun = _peak(), time.perf_counter()
        if way == "withdraw":
            rows = store.sql("select batch_id from batches where action = 'import_forms'")["batch_id"]
            taken = withdraw(store, rows.iloc[-1], actor="bench", reason="ukur")
            return {"rows_in": taken, "seconds": time.perf_counter() - begun}
        found = examine_households(store, [path], KATANA)
        read = time.perf_counter() - begun
        if found.changes_something:
            accept_households(store, found, actor="bench", chunk=found.rows() if way == "at once" else 4000)
        seconds, peak = time.perf_counter() - begun, _peak()
        stored = int(store.sql("select count(*) as n from current_assessments").iloc[0, 0])
        scored = int(store.sql("select count(*) as n from scores where node = 'index'").iloc[0, 0])
        return {
            "rows_in": found.rows(), "stored": stored, "scored": scored, "lost": found.rows() - stored,
            "checks": run_checks(store), "base_mb": base, "peak_mb": peak, "read_s": read, "seconds": seconds,
        }  # fmt: skip


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Make the file, run every way, print what each took and its ratio to the floor and to `pieces`."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--n", type=int, default=100_000)
    asked.add_argument("--kind", choices=("wide", "odk"), default="wide")
    asked.add_argument("--suffix", choices=("csv", "xlsx"), default="csv")
    asked.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.one:
        way, path, store = said.one
        print(json.dumps(run(way, Path(path), Path(store))))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = make(folder, said.n, said.kind, said.suffix)
        print(f"{said.n} households, {said.kind} {said.suffix}, {path.stat().st_size / 2**20:.1f} MiB; "
              f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")  # fmt: skip
        took: dict[str, float] = {}
        for way in WAYS if said.suffix == "csv" else WAYS[1:]:
            store = folder / ("other.duckdb" if way == "at once" else "store.duckdb")
            command = [sys.executable, "-m", "tests.bench.families", "--one", way, str(path), str(store)]
            done = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
            took[way] = done["seconds"]
            ratio = {other: round(took[way] / took[other], 2) for other in ("floor", "pieces") if other in took}
            print(f"{way}: {done | {'ratio': ratio}}")


if __name__ == "__main__":
    main()
