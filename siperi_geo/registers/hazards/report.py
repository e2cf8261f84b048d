"""The report of an import of hazards in words, and the rows of what is stored: the same for command and page.

It formats what `examine` found; the problems with their places stand beside it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from siperi_geo.registers.hazards.kinds import class_name, hazard_name, table
from siperi_geo.registers.hazards.planning import Entry, Examined
from siperi_geo.registers.unsaid import first_few
from siperi_geo.text import MISSING, number, pick, t

HEADS = ("code", "kelurahan", "hazard", "class", "year", "according_to", "source")


def lines(examined: Examined, *, in_full: bool = False) -> Iterator[str]:
    """Sources; rows in, good and held; what is said of how many kelurahan, and of which nothing; what stays.

    `in_full`: every kelurahan without a statement by name, where no table of them stands beside it.
    """
    for source in examined.sources:
        yield t("hazards.report.source", source=source)
    counts = {"rows_in": examined.rows_in, "good": examined.rows_good, "bad": examined.rows_bad}
    yield t("hazards.rows", **{name: number(n, 0) for name, n in counts.items()})
    said = {(entry.hazard, entry.key[0]) for entry in examined.entries}
    for hazard, n in Counter(hazard for hazard, _ in said).most_common():
        yield t("hazards.report.hazard", hazard=hazard_name(hazard), n=number(n, 0))
    if examined.missing and examined.entries:
        names = first_few(examined.missing, in_full=in_full)
        yield t("hazards.report.missing", n=number(len(examined.missing), 0), names=names)
    if any(entry.now[1] is not None for entry in examined.entries):
        yield limits_line()
    if unchanged := sum(entry.action == "unchanged" for entry in examined.entries):
        yield t("hazards.unchanged", n=number(unchanged, 0))


def limits_line() -> str:
    """Where an index has its limits, from where, and how sure that is."""
    limits = table().limits
    values = {"low": number(float(limits.low_to), 3), "medium": number(float(limits.medium_to), 3)}
    return t("hazards.limits", source=pick(limits.source), sure=t(f"method.mark.{limits.sure}"), **values)


def statements(examined: Examined) -> pd.DataFrame:
    """Every statement that may be stored, as shown text, and what would happen to it."""
    heads = [*(t(f"hazards.column.{name}") for name in HEADS), t("hazards.before"), t("hazards.action")]
    return pd.DataFrame([_cells(entry) for entry in examined.entries], columns=heads)


def _cells(entry: Entry) -> tuple[str, ...]:
    before = MISSING if entry.before is None else _class(*entry.before)
    _, hazard, according_to, source, year = entry.key
    return (
        entry.place.area.code,
        entry.place.area.name,
        hazard_name(hazard),
        _class(*entry.now),
        str(year or MISSING),
        according_to or MISSING,
        source,
        before,
        t(f"hazards.action.{entry.action}"),
    )


def _class(level: int | None, index: float | None) -> str:
    """`tinggi (0,71)`, or that no class is named."""
    name = class_name(level) or t("hazards.no_class")
    return name if index is None else f"{name} ({number(index)})"


def stored_statements(rows: pd.DataFrame, *, names: Sequence[str] = HEADS) -> pd.DataFrame:
    """Rows of `hazards/statement_list` or `hazard_per_area` as shown text, under these headings."""
    shown = rows.astype(object).where(rows.notna(), None)
    return pd.DataFrame(
        [tuple(_shown(row)[name] for name in names) for row in shown.to_dict("records")],
        columns=[t(f"hazards.column.{name}") for name in names],
    )


def _shown(row: Mapping[object, object]) -> dict[str, str]:
    level, index, year = row["level"], row.get("index_value"), row["year"]
    return {
        "code": str(row["area_code"]),
        "kelurahan": str(row.get("area_name") or MISSING),
        "hazard": hazard_name(str(row["hazard"])),
        "class": _class(int(str(level)) if level else None, None if index is None else float(str(index))),
        "year": str(year or MISSING),
        "according_to": str(row["according_to"] or MISSING),
        "source": str(row["source"]),
    }
