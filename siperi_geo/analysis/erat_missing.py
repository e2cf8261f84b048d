"""Which units have too few respondents, and how many more each needs: a table, and a text ready to send.

It knows how many answered in a unit and never which of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from siperi_geo.analysis.erat_figures import Summary, is_published
from siperi_geo.analysis.erat_table import Written
from siperi_geo.analysis.reminder import closing_words
from siperi_geo.text import day, number, pick, t


@dataclass(frozen=True, slots=True)
class Short:
    """A unit below its minimum: forms it has, those of them with an index, how many of these are still needed."""

    code: str
    government: str
    unit: str
    forms: int
    counted: int
    lacking: int


def short_units(summary: Summary) -> list[Short]:
    """By government the units that are asked and have too few respondents; who left the register is not asked."""
    index = summary.nodes[0]
    return [
        Short(one.code, one.name, unit.name, unit.forms, unit.figures[index].counted, unit.figures[index].lacking)
        for level in summary.levels
        for one in level.governments
        for unit in one.units
        if unit.is_active and not is_published(unit)
    ]


def missing_columns(found: list[Short]) -> list[Written]:
    """A row per unit: whose it is, its name, forms, those with a value, how many are still needed."""
    texts = {"code": [one.code for one in found], "government": [one.government for one in found]}
    texts["unit"] = [one.unit for one in found]
    counts = {"forms": [one.forms for one in found], "respondents": [one.counted for one in found]}
    counts["lacking"] = [one.lacking for one in found]
    columns = [Written(t(f"erat.column.{name}"), list(values), list(values)) for name, values in texts.items()]
    return columns + [
        Written(t(f"erat.column.{name}"), list(values), [number(one, 0) for one in values])
        for name, values in counts.items()
    ]


def unit_reminder(summary: Summary, on: date, *, closes_on: date | None = None) -> str:
    """A letter that names by government the units with too few respondents; empty when all have enough."""
    found = short_units(summary)
    if not found:
        return ""
    instrument = summary.instrument
    minimum = max(one.counted + one.lacking for one in found)
    about = {"instrument": pick(instrument.name), "year": summary.year, "minimum": number(minimum, 0)}
    lines = [t("erat.reminder.opening", **about, day=day(on)), *_listed(found)]
    return "\n".join([*lines, "", t("erat.reminder.anonymous"), closing_words(on, closes_on)])


def _listed(found: list[Short]) -> Iterator[str]:
    before = ""
    for one in found:
        if one.code != before:
            yield from ("", one.government)
        before = one.code
        values = {"unit": one.unit, "n": number(one.counted, 0), "lacking": number(one.lacking, 0)}
        yield t("erat.reminder.line", **values)
