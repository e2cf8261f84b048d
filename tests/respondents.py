"""Governments, units and respondents of toy town's province, brought in through the program's own doors.

Province 99 has five units, Kota Toya six, Kabupaten Lembah two: enough, enough, and too few.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from siperi_geo.boundaries import stored_areas
from siperi_geo.instruments import load
from siperi_geo.intake import Examined, accept, examine
from siperi_geo.registers import subjects
from siperi_geo.store import Store

ERAT = load("erat")
GOVERNMENTS = [("99", "Provinsi Toya"), ("99.01", "Kota Toya"), ("99.02", "Kabupaten Lembah")]
OFFICES = ["Dinas Kesehatan", "BPBD", "Dinas Sosial", "Dinas Pendidikan", "Inspektorat"]
UNITS = {"99": OFFICES, "99.01": [*OFFICES, "Dinas Perhubungan"], "99.02": OFFICES[:2]}
Row = tuple[str, str, object, Sequence[object]]  # government, unit, number, answers


def write(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def register(store: Store, folder: Path, kind: str, rows: Sequence[Sequence[object]]) -> subjects.Examined:
    """Store a list of governments or units."""
    head = {"government": ["Kode", "Nama"], "unit": ["Kode OPD", "Nama OPD", "Pemerintah daerah"]}[kind]
    path = write(folder / f"{kind}.csv", [head, *rows])
    found = subjects.examine(store, path, kind, stored_areas(store), source="uji")
    subjects.accept(store, found, actor="uji")
    return found


def add_units(store: Store, folder: Path) -> None:
    """The three governments and their units."""
    register(store, folder, "government", GOVERNMENTS)
    register(store, folder, "unit", [("", name, code) for code, names in UNITS.items() for name in names])


def same(answer: object) -> list[object]:
    """The same answer to every question: 1 → 0, 2 → 25, 3 → 50, 4 → 75, 5 → 100."""
    return [answer] * len(ERAT.items)


def write_forms(path: Path, rows: Iterable[Row], *, year: int = 2026) -> Path:
    """A CSV with a row per respondent."""
    head = ["Pemerintah", "OPD", "Pengisi", "Tahun", *(item.id for item in ERAT.items)]
    return write(path, [head, *([gov, unit, number, year, *answers] for gov, unit, number, answers in rows)])


def town(kota: Sequence[int] = (3, 3, 3)) -> list[Row]:
    """Three respondents everywhere: 75 in the province, 50 in the city; in its sixth unit only two."""
    rows: list[Row] = [("99", name, n, same(4)) for name in UNITS["99"] for n in (1, 2, 3)]
    rows += [("99.01", name, n, same(a)) for name in OFFICES for n, a in enumerate(kota, start=1)]
    rows += [("99.01", "Dinas Perhubungan", n, same(5)) for n in (1, 2)]
    return rows + [("99.02", name, n, same(1)) for name in UNITS["99.02"] for n in (1, 2, 3)]


def bring_in(store: Store, path: Path) -> Examined:
    """Examine and store a file of forms."""
    found = examine(store, [path], ERAT)
    accept(store, found, actor="uji")
    return found


def fill(store: Store, folder: Path) -> None:
    """Governments, units and the forms of `town`."""
    add_units(store, folder)
    bring_in(store, write_forms(folder / "isian.csv", town()))
