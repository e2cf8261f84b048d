"""The grade of reliability in words: each part with its value, what holds a grade down, the rule as a table."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from siperi_geo.analysis.reliability import GRADES, Judged, Part, Reliability, parts_of
from siperi_geo.instruments import Instrument
from siperi_geo.text import MISSING, number, percent, t


def value(one: Judged) -> str:
    """`83 %`, `184 hari`, `40 keluarga`; a dash where it is not known."""
    if one.value is None:
        return MISSING
    if one.part.unit == "pct":
        return percent(int(one.value + 1e-9))
    return t(f"reliability.unit.{one.part.unit}", n=number(one.value, 0))


def name(part: Part) -> str:
    """What a part is called."""
    return t(f"reliability.part.{part.code}")


def named(one: Reliability) -> str:
    """`C (ditahan oleh: bukti, verifikasi)`; what stands where there is no grade."""
    if one.grade is None:
        return t("reliability.none")
    if not one.held_down_by:
        return str(one.grade)
    parts = ", ".join(name(judged.part).lower() for judged in one.held_down_by)
    return t("reliability.held", grade=one.grade, parts=parts)


def findings(areas: Sequence[Reliability], level: str) -> list[str]:
    """How many areas have which grade, and which parts hold most of them down."""
    graded = [one for one in areas if one.grade]
    hidden = sum(one.is_withheld for one in areas)
    withheld = [t("reliability.withheld", n=number(hidden, 0), level=level)] if hidden else []
    if not graded:
        return withheld or [t("reliability.nothing", level=level)]
    counts = Counter(one.grade for one in graded)
    listed = " · ".join(f"{grade}: {number(counts[grade], 0)}" for grade in GRADES)
    said = [
        t("reliability.counts", n=number(len(graded), 0), all=number(len(areas), 0), level=level, counts=listed)
    ]
    held = Counter(judged.part.code for one in graded for judged in one.held_down_by)
    if held:
        most = max(held.values())
        parts = [t(f"reliability.part.{code}").lower() for code, n in held.items() if n == most]
        said.append(t("reliability.most", parts=", ".join(parts), n=number(most, 0), level=level))
    return [*said, *withheld]


def rule(instrument: Instrument, level: str) -> pd.DataFrame:
    """The thresholds of every part that a value of this instrument and level has, as shown text."""
    rows = [
        (name(part), *(_limit(part, n) for n in part.limits), _beyond(part))
        for part in parts_of(instrument, level)
    ]
    return pd.DataFrame(rows, columns=[t("reliability.column.part"), *GRADES])


def opened(one: Reliability) -> pd.DataFrame:
    """The parts of one area's grade with value and grade, as shown text."""
    rows = [(name(judged.part), value(judged), judged.grade) for judged in one.parts]
    return pd.DataFrame(rows, columns=[t(f"reliability.column.{key}") for key in ("part", "value", "grade")])


def _limit(part: Part, limit: float) -> str:
    sign = "≤" if part.is_less_better else "≥"
    return f"{sign} {value(Judged(part, limit))}"


def _beyond(part: Part) -> str:
    sign = ">" if part.is_less_better else "<"
    return f"{sign} {value(Judged(part, part.limits[-1]))}"
