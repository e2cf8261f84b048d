"""Lists of schools and facilities of toy town, examined and stored."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from siperi_geo.areas import Area
from siperi_geo.boundaries import locator
from siperi_geo.registers.subjects import Examined, Subject, accept, examine, stored_subjects
from siperi_geo.store import Store
from tests.sheets import builders

Hand = Callable[..., Examined]
HEAD = ["NPSN", "Nama Sekolah", "Bentuk", "Status", "Kelurahan", "Kecamatan", "Lintang", "Bujur"]
MUARA = ("-10,17", "123,51")


def school(code: str, name: str, kelurahan: str, *point: str, kecamatan: str = "", kind: str = "SD") -> list[str]:
    """A row under HEAD."""
    return [code, name, kind, "Negeri", kelurahan, kecamatan, *(point or ("", ""))]


@pytest.fixture
def hand_in(tmp_path: Path, areas: list[Area], toy_store: Store) -> Hand:
    """Examine rows handed in as a CSV (with semicolons), or sheets handed in as a workbook, against toy town."""

    def hand(table: Any, *, kind: str = "school", head: Sequence[str] | None = HEAD, **how: Any) -> Examined:
        path = tmp_path / "daftar.csv"
        if isinstance(table, dict):
            path = builders.write_sheets(tmp_path / "daftar.xlsx", table)
        else:
            rows = [*([head] if head else []), *table]
            builders.write_text(path, builders.csv_text(rows, ";"), how.pop("encoding", "utf-8"))
        found_by = how.pop("locator", locator(toy_store))
        return examine(toy_store, path, kind, areas, **{"source": "uji", "locator": found_by, **how})

    return hand


@pytest.fixture
def store_in(hand_in: Hand, toy_store: Store) -> Hand:
    """Examine and store."""

    def store(table: Any, *, deactivate_missing: bool = False, **how: Any) -> Examined:
        found = hand_in(table, **how)
        accept(toy_store, found, actor="uji", deactivate_missing=deactivate_missing)
        return found

    return store


def codes(found: Examined) -> set[str]:
    """The codes of all problems; every one can be said in both languages."""
    for problem in found.problems:
        assert problem.message("id")
        assert problem.message("en")
    return {problem.code for problem in found.problems}


def errors(found: Examined) -> list[str]:
    """The codes of the errors, in order of the alphabet."""
    return sorted(problem.code for problem in found.errors)


def new(found: Examined) -> dict[str, Subject]:
    """Name → subject, of everything that may be stored."""
    return {entry.subject.name: entry.subject for entry in found.entries}


def kept(store: Store, kind: str = "school") -> dict[str, Subject]:
    """Name → subject, of what is stored."""
    return {one.name: one for one in stored_subjects(store, kind)}
