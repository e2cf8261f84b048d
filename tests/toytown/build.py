"""Toy town: 2 kecamatan, 5 kelurahan, 2 years on KELTANA, built through the program's own doors."""

import csv
from pathlib import Path
from typing import Any

import yaml

from siperi_geo.boundaries import ensure_builtin
from siperi_geo.instruments import Instrument, load
from siperi_geo.intake import accept, examine
from siperi_geo.store import Store

HERE = Path(__file__).parent
BOUNDARIES = HERE / "boundaries"
CITY = "99.01"


def forms() -> dict[int, dict[str, dict[str, Any]]]:
    """What `forms.yaml` says: year → kelurahan code → pattern."""
    return dict(yaml.safe_load((HERE / "forms.yaml").read_text(encoding="utf-8")))


def answers_of(instrument: Instrument, pattern: dict[str, Any]) -> list[int | None]:
    """The answers that a pattern of `forms.yaml` stands for, in item order."""
    answers: list[int | None] = []
    for aspect in instrument.aspects:
        yes = pattern.get(aspect.id, pattern["met"])
        for indicator in aspect.children:
            for place, _ in enumerate(indicator.items):
                answers.append(None if aspect.id in pattern.get("blank", []) else int(place < yes))
    return answers


def write_csv(path: Path, instrument: Instrument, patterns: dict[str, dict[str, Any]]) -> Path:
    """One wide CSV with a row per kelurahan, as an office would send it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["subject_id", *(item.id for item in instrument.items)])
        for code, pattern in patterns.items():
            answers = answers_of(instrument, pattern)
            writer.writerow([code, *("" if answer is None else answer for answer in answers)])
    return path


def build(path: Path, scratch: Path, *, is_example: bool = False) -> None:
    """Make the store file; SIPERI_BOUNDARIES and SIPERI_CITY must point to toy town."""
    instrument = load("keltana")
    with Store.open(path) as store:
        ensure_builtin(store)
        for year, patterns in forms().items():
            file = write_csv(scratch / f"toy-{year}.csv", instrument, patterns)
            examined = examine(store, [file], instrument, year=year)
            assert not examined.errors, [str(problem) for problem in examined.errors]
            accept(store, examined, actor="test", is_example=is_example)
