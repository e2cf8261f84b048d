"""What every area needs, read once for everybody until the next write: the newest of each source up to a year.

Scores are of the newest year of each instrument that is not after the year asked for, SPM figures likewise.
Families are read as published means of areas alone. It draws nothing and ranks nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from siperi_geo.analysis import area_facts, needs
from siperi_geo.analysis.needs import Facts, Need, Node, Place, Values
from siperi_geo.instruments import Instrument, load
from siperi_geo.programmes import catalogue
from siperi_geo.registers import vulnerability
from siperi_geo.registers.hazards import hazard_name
from siperi_geo.scoring import scored_as
from siperi_geo.settings import settings
from siperi_geo.spm import standard
from siperi_geo.ui import area_choice, kept, reads, results, spm_reads

Level = Literal["kelurahan", "kecamatan", "city"]
STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Used:
    """Of which year a source was used; `name` is an instrument's id, or `spm`.

    `forms`: how many are verified, where only these count.
    """

    name: str
    year: int
    forms: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of a level, the years they are of, and the instruments in the versions that were scored."""

    facts: Facts
    used: tuple[Used, ...]
    instruments: Mapping[str, Instrument]


def known(year: int, level: Level, *, is_verified: bool = False) -> Known:
    """The facts of a level as they are known by a year."""
    asked = (year, level, is_verified, settings().least_families)
    return kept.by(lambda: _known(year, level, is_verified), "programme facts", *asked)


def pairs(year: int, level: Level, *, is_verified: bool = False) -> tuple[Need, ...]:
    """Every pair of an area and a line that is chosen area by area on this level."""

    def made() -> tuple[Need, ...]:
        facts = known(year, level, is_verified=is_verified).facts
        return tuple(needs.needs(facts, catalogue().chosen_in(level), catalogue()))

    asked = (year, level, is_verified, settings().least_families)
    return kept.by(made, "programme needs", *asked)


def real_count(year: int) -> int:
    """How many real forms count in the newest year of each instrument up to a year; those of families are none."""
    found = 0
    for one in _instruments():
        known = area_choice.years_of(one, is_verified=False)
        named = _newest(known, year)
        if named is not None and not one.is_private:
            found += known[named].forms - known[named].examples
    return found


def years_of(instrument: Instrument, *, is_verified: bool) -> Mapping[int, area_choice.Year]:
    """The years in which an instrument has scores on a basis."""
    return area_choice.years_of(instrument, is_verified=is_verified)


def closing() -> tuple[Instrument, ...]:
    """The instruments that a line can close something of."""
    return tuple(_instruments())


def years(*, is_verified: bool = False) -> tuple[int, ...]:
    """The years with scores of any instrument that a line can close something of."""
    found = [area_choice.years_of(one, is_verified=is_verified) for one in _instruments()]
    return tuple(sorted({year for some in found for year in some}))


def _instruments() -> list[Instrument]:
    closed = {code for line in catalogue().lines for code in line.closes}
    return [one for one in area_choice.instruments() if one.id in closed]


def _known(year: int, level: Level, is_verified: bool) -> Known:
    areas = reads.query("areas/area_list")
    places = area_facts.places(areas, level)
    members = area_facts.inside(areas, places)
    found = [_of_instrument(one, year, level, places, is_verified) for one in _instruments()]
    spm_year = _newest(reads.query("spm/year_list")["year"].tolist(), year)
    population = reads.query("areas/population_per_area", year=year)
    hazards = reads.query("hazards/hazard_per_area")
    plan = reads.query("plans/budget_per_line", year=year - 1)
    count = {str(code): int(n) for code, n in zip(*(population[name] for name in population), strict=True)}
    facts = Facts(
        places=places,
        scores={node: values for one in found if one for node, values in one.scores.items()},
        taking_part={one.used.name: one.taking_part for one in found if one and one.taking_part is not None},
        people=area_facts.people(count, members),
        hazard=area_facts.hazard(hazards, members),
        vulnerability=_vulnerability(year, members),
        not_served=_not_served(spm_year, level, places),
        funded=area_facts.funded(plan, places),
        planning_offices=_offices(plan["line"]),
        hazards=area_facts.highest_hazards(hazards, members, hazard_name),
        resting_on={one.used.name: one.resting_on for one in found if one and one.resting_on is not None},
    )
    used = [one.used for one in found if one] + ([Used("spm", spm_year)] if spm_year is not None else [])
    return Known(facts, tuple(used), {one.instrument.id: one.instrument for one in found if one})


@dataclass(frozen=True, slots=True)
class _Part:
    instrument: Instrument
    used: Used
    scores: dict[Node, Values]
    taking_part: Values | None
    resting_on: Values | None


def _of_instrument(
    instrument: Instrument, year: int, level: Level, places: tuple[Place, ...], is_verified: bool
) -> _Part | None:
    """What one instrument says of the areas; None without a score by that year, or of areas as small as these."""
    years = area_choice.years_of(instrument, is_verified=is_verified)
    named = _newest(years, year)
    if named is None or (instrument.subject == "kecamatan" and level == "kelurahan"):
        return None
    is_only = is_verified and not instrument.is_private
    variant = scored_as(STANDARD, is_verified_only=is_only)
    scores = _scores(instrument, level, named, variant, places)
    part = None if instrument.is_private else _taking_part(instrument, level, named, STANDARD, places)
    basis = _taking_part(instrument, level, named, variant, places) if is_only else None
    scored = load(instrument.id, years[named].versions.rsplit(", ", 1)[-1])
    return _Part(scored, Used(instrument.id, named, years[named].forms if is_only else None), scores, part, basis)


def _newest(years: object, year: int) -> int | None:
    return max((int(one) for one in years if int(one) <= year), default=None)  # type: ignore[attr-defined]


def _scores(
    instrument: Instrument, level: Level, year: int, variant: str, places: tuple[Place, ...]
) -> dict[Node, Values]:
    rows = results.of_groups(instrument, level, year=year, scored_as=variant)
    found = {}
    for node, of_node in rows.groupby("node", sort=True):
        values = dict(zip(of_node["area_code"].astype(str), of_node["score"].tolist(), strict=True))
        found[(instrument.id, str(node))] = area_facts.column(values, places)
    return found


def _taking_part(
    instrument: Instrument, level: Level, year: int, variant: str, places: tuple[Place, ...]
) -> Values:
    asked = {"instrument": instrument.id, "kind": instrument.subject, "year": year, "level": level}
    rows = reads.query("participation/count_per_area", **asked, variant=variant)
    rows = rows[rows["registered_count"] > 0]
    share = rows["filled_count"] / rows["registered_count"]
    return area_facts.column(dict(zip(rows["area_code"].astype(str), share.tolist(), strict=True)), places)


def _offices(lines: Iterable[object]) -> frozenset[str]:
    """The offices of these lines; of a line that is no longer in the catalogue nobody knows whose it is."""
    offices = {line.code: line.office for line in catalogue().lines}
    return frozenset(offices[str(code)] for code in lines if str(code) in offices)


def _vulnerability(year: int, members: list[list[str]]) -> Values:
    indexes = {code for code, kind in vulnerability.table().kinds.items() if kind.measure == "index"}
    return area_facts.vulnerability(reads.query("vulnerability/value_per_area", year=year), members, indexes)


def _not_served(year: int | None, level: Level, places: tuple[Place, ...]) -> dict[str, Values]:
    found = spm_reads.standing_in(year, level) if year is not None else ()
    short = {}
    for service in standard().services:
        counts = {one.area_code: one.services[service.id].recipients for one in found}
        known = {code: None if count is None else count.short for code, count in counts.items()}
        short[service.id] = area_facts.column(known, places)
    return short
