"""Who took part, in words: a cell of the table, the finding of the page, the areas that are thin or silent."""

from collections.abc import Sequence

from siperi_geo.analysis.taking_part import TakingPart
from siperi_geo.instruments import Instrument
from siperi_geo.text import MISSING, abbreviation, number, percent, t

MOST_NAMED = 8


def cell(one: TakingPart, *, is_private: bool) -> str:
    """`1 dari 12 · 8 % · tipis`: counts first, then the share; a dash where nobody is registered."""
    if one.is_withheld:
        return t("taking_part.cell.withheld")
    if one.filled is None or (one.registered is not None and not one.registered):
        return MISSING
    if one.registered is None:
        return t("taking_part.cell.unknown", filled=number(one.filled, 0))
    words = _counted(one)
    return t("taking_part.cell.thin", words=words) if one.is_thin and not is_private else words


def filled(one: TakingPart, unit: str) -> str:
    """`1 dari 12 sekolah mengisi · 8 %`, or how many where nobody knows of how many."""
    if one.registered is None or one.filled is None:
        return t("taking_part.filled.unknown", n=number(one.filled, 0), unit=unit)
    if not one.registered:
        return t("taking_part.filled.nobody", unit=unit)
    counts = {"filled": number(one.filled, 0), "registered": number(one.registered, 0)}
    return t("taking_part.filled", **counts, unit=unit, share=percent(one.share_pct))


def thin(one: TakingPart) -> str:
    """`tipis: hanya 1 dari 12 dapat dinilai`."""
    return t("taking_part.thin", scored=number(one.scored, 0), registered=number(one.registered, 0))


def findings(
    instrument: Instrument, year: int, city: TakingPart, areas: Sequence[TakingPart], *, is_own: bool
) -> list[str]:
    """How many took part in the whole city, where nobody did, and whose mean is thin; areas by name.

    `is_own`: the areas fill in the form themselves, so that none of their values is a mean.
    """
    unit = t(f"unit.{instrument.subject}")
    whole = t("taking_part.cell.withheld") if city.is_withheld else filled(city, unit)
    said = [t("taking_part.whole", name=abbreviation(instrument.id), year=year, words=whole)]
    asked = [one for one in areas if one.registered]
    if silent := [one.area_name for one in asked if one.filled == 0]:
        said.append(t("taking_part.silent", n=number(len(silent), 0), names=_named(silent)))
    if instrument.is_private or not asked:
        return said
    if city.is_thin:
        said.append(t("taking_part.thin.city", counts=_scored(city)))
    return said if is_own else [*said, _thin_areas(asked)]


def _thin_areas(asked: Sequence[TakingPart]) -> str:
    if weak := [one for one in asked if one.is_thin]:
        names = _named([f"{one.area_name} ({_scored(one)})" for one in weak])
        return t("taking_part.thin.areas", n=number(len(weak), 0), names=names)
    return t("taking_part.thin.none" if any(one.scored for one in asked) else "taking_part.thin.no_value")


def _scored(one: TakingPart) -> str:
    return t("analysis.of", part=number(one.scored, 0), all=number(one.registered, 0))


def _counted(one: TakingPart) -> str:
    share = t("analysis.of", part=number(one.filled, 0), all=number(one.registered, 0))
    return f"{share} · {percent(one.share_pct)}"


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    shown = ", ".join(sorted(names)[:MOST_NAMED])
    return t("taking_part.more", names=shown, n=number(more, 0)) if more > 0 else shown
