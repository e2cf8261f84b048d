"""How many active subjects each kecamatan or kelurahan has, by type, as shown text. It reads no store."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from siperi_geo.registers.subjects.kinds import KINDS
from siperi_geo.registers.subjects.report import subtype_name
from siperi_geo.text import number, t

Level = Literal["kecamatan", "kelurahan"]
NAMES = {"kecamatan": ("kecamatan_name",), "kelurahan": ("area_name", "kecamatan_name")}


def counts(kind: str, rows: Sequence[Mapping[Hashable, Any]], level: Level) -> pd.DataFrame:
    """Rows of `subjects/count_per_kelurahan` per area of a level, one column per type in use, and the total.

    An area without any stands there with 0; the last row of kecamatan sums the city.
    """
    types = _types(kind, rows)
    sums: dict[tuple[str, ...], dict[str | None, int]] = {}
    for row in rows:
        per_type = sums.setdefault(tuple(str(row[name]) for name in NAMES[level]), dict.fromkeys(types, 0))
        if row["subject_count"]:
            per_type[row["subtype"]] += int(row["subject_count"])
    if level == "kecamatan":
        sums[(t("subjects.total"),)] = {one: sum(found[one] for found in sums.values()) for one in types}
    heads = [t(f"subjects.column.{level}"), *([t("subjects.column.kecamatan")] if level == "kelurahan" else [])]
    heads += [t("subjects.untyped") if one is None else subtype_name(kind, one) for one in types]
    lines = [
        (*names, *(number(found[one], 0) for one in types), number(sum(found.values()), 0))
        for names, found in sums.items()
    ]
    return pd.DataFrame(lines, columns=[*heads, t("subjects.total")])


def counts_of_governments(kind: str, rows: Sequence[Mapping[Hashable, Any]]) -> pd.DataFrame:
    """Rows of `subjects/count_per_government`: how many units of each type a government has, as shown text."""
    types = _types(kind, rows)
    sums: dict[str, dict[str | None, int]] = {}
    for row in rows:
        sums.setdefault(str(row["area_name"]), dict.fromkeys(types, 0))[row["subtype"]] += int(
            row["subject_count"]
        )
    heads = [t("subjects.column.government")]
    heads += [t("subjects.untyped") if one is None else subtype_name(kind, one) for one in types]
    lines = [
        (name, *(number(found[one], 0) for one in types), number(sum(found.values()), 0))
        for name, found in sums.items()
    ]
    return pd.DataFrame(lines, columns=[*heads, t("subjects.total")])


def _types(kind: str, rows: Sequence[Mapping[Hashable, Any]]) -> list[str | None]:
    """The types in use, in the order of the table of kinds; without a type last."""
    used = {row["subtype"] for row in rows if row["subject_count"]}
    order = list(KINDS[kind].types)
    known = sorted((one for one in used if one is not None), key=lambda one: (order.index(one), one))
    return [*known, *([None] if None in used else [])]
