"""Toy town: 2 kecamatan, 5 kelurahan, 2 years on KELTANA, built through the program's own doors.

`add_subjects` gives a copy of it schools, health facilities and the forms of the other instruments.
"""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from siperi_geo.boundaries import ensure_builtin, locator, stored_areas
from siperi_geo.instruments import Instrument, load
from siperi_geo.intake import accept, examine
from siperi_geo.registers import subjects
from siperi_geo.store import Store

HERE = Path(__file__).parent
BOUNDARIES = HERE / "boundaries"
CITY = "99.01"

Pattern = dict[str, Any]


def forms() -> dict[int, dict[str, Pattern]]:
    """What `forms.yaml` says: year → kelurahan code → pattern."""
    return dict(yaml.safe_load((HERE / "forms.yaml").read_text(encoding="utf-8")))


def answers_of(instrument: Instrument, pattern: Pattern) -> list[int | None]:
    """The answers that a pattern of `forms.yaml` stands for, in item order."""
    answers: list[int | None] = []
    for aspect in instrument.aspects:
        yes = pattern.get(aspect.id, pattern["met"])
        for indicator in aspect.children:
            for place, _ in enumerate(indicator.items):
                answers.append(None if aspect.id in pattern.get("blank", []) else int(place < yes))
    return answers


def write_csv(path: Path, instrument: Instrument, patterns: dict[str, Pattern]) -> Path:
    """One wide CSV with a row per kelurahan, as an office would send it."""
    return _write(path, instrument, {code: answers_of(instrument, one) for code, one in patterns.items()})


def _write(path: Path, instrument: Instrument, answers: dict[str, list[int | None]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["subject_id", *(item.id for item in instrument.items)])
        for code, given in answers.items():
            writer.writerow([code, *("" if answer is None else answer for answer in given)])
    return path


def point_to(patch: pytest.MonkeyPatch) -> None:
    """Make toy town the city, until the patch is undone."""
    patch.setenv("SIPERI_BOUNDARIES", str(BOUNDARIES))
    patch.setenv("SIPERI_CITY", CITY)


def build(path: Path, scratch: Path, *, is_example: bool = False) -> None:
    """Make the store file; the settings must point to toy town (`point_to`)."""
    instrument = load("keltana")
    with Store.open(path) as store:
        ensure_builtin(store)
        for year, patterns in forms().items():
            file = write_csv(scratch / f"toy-{year}.csv", instrument, patterns)
            examined = examine(store, [file], instrument, year=year)
            assert not examined.errors, [str(problem) for problem in examined.errors]
            accept(store, examined, actor="test", is_example=is_example)


def others() -> dict[str, Any]:
    """What `subjects.yaml` says: the registers, and forms by instrument, year and code."""
    return dict(yaml.safe_load((HERE / "subjects.yaml").read_text(encoding="utf-8")))


def answers_below(instrument: Instrument, pattern: Pattern) -> list[int | None]:
    """The answers that a pattern of `subjects.yaml` stands for, in item order: the smallest node counts."""
    answers: list[int | None] = [pattern["all"]] * len(instrument.items)
    named = {code: value for code, value in pattern.items() if code not in ("all", "blank")}
    named |= dict.fromkeys(pattern.get("blank", []))
    for node in instrument.nodes():  # larger nodes come before those below them
        if node.id in named:
            for item in instrument.items_under(node.id):
                answers[instrument.item_position(item.id)] = named[node.id]
    return answers


def write_forms(path: Path, instrument: Instrument, patterns: dict[str, Pattern]) -> Path:
    """One wide CSV with a row per form of `subjects.yaml`."""
    return _write(path, instrument, {code: answers_below(instrument, one) for code, one in patterns.items()})


def write_list(path: Path, rows: list[dict[str, str]]) -> Path:
    """A list of schools or facilities, as an office would send it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Kode", "Nama", "Jenis", "Kelurahan"])
        writer.writerows([row.get("code", ""), row["name"], row["type"], row["kelurahan"]] for row in rows)
    return path


def add_subjects(path: Path, scratch: Path) -> None:
    """Give a copy of toy town the registers and forms of `subjects.yaml`; who `ended` is struck off at the end."""
    told = others()
    with Store.open(path) as store:
        for kind, rows in told["registers"].items():
            _register(store, scratch, kind, rows)
        for code, years in told["forms"].items():
            for year, patterns in years.items():
                _hand_in(store, write_forms(scratch / f"{code}-{year}.csv", load(code), patterns), code, year)
        for kind, rows in told["registers"].items():
            if any(row.get("ended") for row in rows):
                _register(store, scratch, kind, [row for row in rows if not row.get("ended")])


def _register(store: Store, scratch: Path, kind: str, rows: list[dict[str, str]]) -> None:
    file, areas = write_list(scratch / f"{kind}.csv", rows), stored_areas(store)
    found = subjects.examine(store, file, kind, areas, source="toy town", locator=locator(store))
    assert not found.errors, [str(problem) for problem in found.errors]
    subjects.accept(store, found, actor="test", deactivate_missing=True)


def _hand_in(store: Store, file: Path, code: str, year: int) -> None:
    examined = examine(store, [file], load(code), year=year)
    assert not examined.errors, [str(problem) for problem in examined.errors]
    accept(store, examined, actor="test")
