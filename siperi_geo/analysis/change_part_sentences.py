"""The parts of a change in words: their names, the finding, what stands behind each.

Numbers come from `change_parts`; it computes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from siperi_geo.analysis.change_parts import Decomposition, Parts
from siperi_geo.analysis.exact import MICRO
from siperi_geo.analysis.narrative import some
from siperi_geo.text import number, signed, t, tn

ORDER = ("real", "coverage", "new", "lost", "weights", "method")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a change: its code in `change_parts`, its name, its value on the node's own scale.

    `is_sum`: what the parts before it add up to, and none itself.
    """

    code: str
    name: str
    value: float
    is_sum: bool = False


def named(parts: Parts, shown: Sequence[str] = ORDER) -> tuple[Part, ...]:
    """These parts in their fixed order, with their names."""
    return tuple(
        Part(code, t(f"change.part.{code}"), getattr(parts, code) / MICRO) for code in ORDER if code in shown
    )


def with_sums(found: Decomposition, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, after them the published change, and between them that of the same respondents."""
    whole = Part("total", t("change.part.total"), found.parts.total / MICRO, is_sum=True)
    own = [one for one in parts if one.code in ("real", "coverage")]
    others = [one for one in parts if one not in own]
    if not (found.same and own and others):
        return (*parts, whole)
    return (*own, Part("same", t("change.part.same"), found.parts.same / MICRO, is_sum=True), *others, whole)


def finding(found: Decomposition, digits: int) -> str:
    """How much of the change is real, as the title of a chart."""
    total, real = (signed(one / MICRO, digits) for one in (found.parts.total, found.parts.real))
    return t("change.parts.title", total=total, real=real)


def spoken(parts: Sequence[Part], digits: int) -> str:
    """Every part with its number, for those who do not see the chart."""
    return "; ".join(f"{one.name}: {signed(one.value, digits)}" for one in parts)


def sentences(found: Decomposition, shown: Sequence[Part], behind: pd.DataFrame, digits: int) -> tuple[str, ...]:
    """What is real and of whom, who came and went, what was newly answered, and what could not be told apart."""
    words = [_real(found, digits)]
    for code in ("new", "lost"):
        names = behind.loc[behind["role"] == code, "subject_name"].tolist()
        if names:
            value = signed(getattr(found.parts, code) / MICRO, digits)
            words.append(tn(f"change.part.{code}.who", len(names), names=some(names), value=value))
    words += _coverage(found, behind, digits)
    for one in shown:
        if one.code in ("weights", "method"):
            words.append(t(f"change.part.{one.code}.what", value=signed(one.value, digits)))
    return tuple(words)


def _real(found: Decomposition, digits: int) -> str:
    if not found.same:
        return t("change.part.real.nobody")
    return tn("change.part.real.who", found.same, value=signed(found.parts.real / MICRO, digits))


def _coverage(found: Decomposition, behind: pd.DataFrame, digits: int) -> list[str]:
    """How many questions were answered in one year alone, by those with a result in both."""
    answered, blank = (int(behind[name].sum()) for name in ("newly_answered", "newly_blank"))
    value = signed(found.parts.coverage / MICRO, digits)
    words = [t("change.part.coverage.what", answered=number(answered, 0), blank=number(blank, 0), value=value)]
    if not answered and not blank and not found.parts.coverage:
        words = [t("change.part.coverage.none")] if found.same else []
    if found.inseparable:
        names = behind.loc[behind["role"] == "inseparable", "subject_name"].tolist()
        words.append(tn("change.part.inseparable", found.inseparable, names=some(names)))
    return words
