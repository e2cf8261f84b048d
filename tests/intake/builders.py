"""Files of families in toy town, and what a store holds of them."""

import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from siperi_geo.instruments import Instrument, load
from siperi_geo.store import Store

KATANA: Instrument = load("katana")
ITEMS = [item.id for item in KATANA.items]
HEAD = ["Kelurahan", "Kode keluarga", "Tahun"]
AREAS = ("Bukit", "Lereng", "Muara", "Tanjung I", "Karang")
Cells = Sequence[object]


def families(n: int, *, seed: int = 1, year: int = 2026) -> list[list[object]]:
    """Rows of n different households, spread over the kelurahan; some leave answers blank."""
    chance = random.Random(seed)  # noqa: S311
    answers = ("Ya", "Sebagian", "Belum", "2", "1", "0", "")
    return [
        [
            AREAS[i % len(AREAS)],
            f"A{i // len(AREAS) + 1}",
            year,
            *chance.choices(answers, (3, 3, 3, 1, 1, 1, 0.1), k=25),
        ]
        for i in range(n)
    ]


def family(area: str, code: str, answer: object = 1, year: object = 2026) -> list[object]:
    """One row whose answers are all the same."""
    return [area, code, year, *[answer] * len(ITEMS)]


def write(path: Path, rows: Iterable[Cells], head: Cells = (*HEAD, *ITEMS)) -> Path:
    """A CSV as an office would send it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    return path


def write_long(path: Path, rows: Iterable[Cells]) -> Path:
    """The same households with a row per answer."""
    long = [[*row[:3], item, answer] for row in rows for item, answer in zip(ITEMS, row[3:], strict=True)]
    return write(path, long, [*HEAD, "item_id", "answer"])


def content(store: Store) -> dict[str, list[list[Any]]]:
    """Everything of families in a store that does not say when, or by which import, it came."""
    ids = "select assessment_id from assessments where instrument = 'katana'"
    statements = {
        "subjects": "select * exclude (batch_id) from subjects where kind = 'family' order by subject_id",
        "forms": "select * exclude (batch_id, recorded_at, answers),"
        " list_transform(answers, lambda x: coalesce(x, 255)) as given"
        " from assessments where instrument = 'katana' order by assessment_id",
        "headers": f"select * from assessment_headers where assessment_id in ({ids}) order by all",
        "scores": "select * from scores where instrument = 'katana' order by assessment_id, variant, node",
        "kept": "select line, code, raw from quarantine order by line, code, raw",
        "batches": "select file_sha256, rows_in, rows_good, rows_bad from batches where action = 'import_forms'"
        " and file_name like '%katana%' order by file_sha256",
    }
    return {name: store.sql(text).astype(str).to_numpy().tolist() for name, text in statements.items()}
