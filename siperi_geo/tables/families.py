"""The register of families as counts: what a list would change, and how many are registered, per kelurahan.

For pages and commands alike. No household is in them.
"""

from collections.abc import Collection, Sequence

import pandas as pd

from siperi_geo.assessments.family_register import ExaminedFamilies, KelurahanCount
from siperi_geo.cells import Table, dictionary_cells, named, table, written
from siperi_geo.text import MISSING, number, t


def examined_families(counts: Sequence[KelurahanCount]) -> Table:
    """What storing a list would do in each of its kelurahan; where few are of some kind, only how many it has."""
    fields = ("new", "changed", "unchanged", "missing") if any(one.is_told_apart for one in counts) else ()
    return table(
        named("area_code", [one.area.code for one in counts]),
        named("area_name", [one.area.name for one in counts]),
        written(t("families.list.column.listed"), [one.listed for one in counts], _count),
        *(
            written(
                t(f"families.list.column.{name}"),
                [getattr(one, name) if one.is_told_apart else None for one in counts],
                _count,
            )
            for name in fields
        ),
    )


def registered_families(rows: pd.DataFrame, hidden: Collection[str]) -> Table:
    """How many families are registered, from `families/count_per_kelurahan`; not in the hidden kelurahan."""
    counts = [
        None if code in hidden else n for code, n in zip(rows["area_code"], rows["registered_count"], strict=True)
    ]
    return table(
        dictionary_cells(rows, ["area_code", "area_name", "kecamatan_name"]),
        written(t("families.list.column.registered"), counts, _count),
    )


def in_all(counts: pd.Series) -> str:
    """The sum of registered families; `at least` so many, where some kelurahan's number is told nobody."""
    words = number(int(counts.sum()), 0)
    return t("families.list.at_least", n=words) if counts.isna().any() else words


def family_lines(found: ExaminedFamilies) -> list[str]:
    """Where the rows of a list went, and how many registered families are not listed any more."""
    counts = {"rows": found.rows_in, "listed": found.listed, "new": len(found.new), "changed": len(found.changed)}
    counts |= {"bad": len(found.quarantine)}
    key = "families.list.rows" if found.is_told_apart else "families.list.rows.together"
    lines = [t(key, **{name: number(n, 0) for name, n in counts.items()})]
    if found.missing and found.is_told_apart:
        lines.append(t("families.list.missing", n=number(len(found.missing), 0)))
    return lines


def _count(n: int | None) -> str:
    return MISSING if n is None else number(n, 0)
