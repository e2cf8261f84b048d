"""What the years of the minimum service standard say, in sentences: where the index went, who is not served yet.

Every year from the first to the last stands in them, also one without figures. It computes no index.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siperi_geo.analysis.spm import Count
from siperi_geo.analysis.spm_standing import Standing, nothing
from siperi_geo.analysis.spm_words import index, people, share, state
from siperi_geo.spm import Bands, Service, Standard
from siperi_geo.text import pick, t


@dataclass(frozen=True, slots=True)
class YearStanding:
    """The city in one year; `is_reported` is False for a year without any figure."""

    year: int
    standing: Standing
    is_reported: bool


def every_year(found: Sequence[tuple[int, Standing]], standard: Standard) -> tuple[YearStanding, ...]:
    """Every year from the first with figures to the last, those without any among them."""
    known = {year: one for year, one in found if one.figures}
    span = range(min(known), max(known) + 1) if known else ()
    return tuple(YearStanding(year, known.get(year) or nothing(standard), year in known) for year in span)


def index_title(years: Sequence[YearStanding], standard: Standard, bands: Bands) -> str:
    """Where the index of the sub-affair went, and which service is the lowest in the last year that has one."""
    known = [(one.year, one.standing.index) for one in years if one.standing.index is not None]
    if not known:
        return t("spm.years.index.none")
    (first, before), (last, now) = known[0], known[-1]
    words = {"year": last, "index": index(now), "name": pick(bands.of(now or Fraction(0)).name)}
    words |= {"lowest": _lowest(next(one.standing for one in years if one.year == last), standard)}
    if len(known) == 1:
        return t("spm.years.index.one", **words)
    way = "up" if now > before else "down" if now < before else "same"
    return t(f"spm.years.index.{way}", first=first, before=index(before), **words)


def _lowest(one: Standing, standard: Standard) -> str:
    of = {service.id: one.services[service.id].index for service in standard.services}
    known = {service: value for service, value in of.items() if value is not None}
    lowest = min(known, key=lambda service: known[service])
    name = next(pick(service.name) for service in standard.services if service.id == lowest)
    return t("spm.years.lowest", service=name, index=index(known[lowest]))


def people_title(years: Sequence[YearStanding], service: Service) -> str:
    """How many of a service's people were served in the last year that says so, and whether fewer are left."""
    known = [(one.year, count) for one in years if (count := served(one, service)) and count.short is not None]
    if not known:
        return t("spm.years.people.none", service=pick(service.name))
    (first, before), (last, now) = known[0], known[-1]
    words = {
        "service": pick(service.name),
        "year": last,
        "reached": people(now.reached),
        "target": people(now.target),
        "short": people(now.short),
    }
    less = (before.short or 0) - (now.short or 0)
    if len(known) == 1 or not less:
        return t("spm.years.people.one", **words)
    way = "fewer" if less > 0 else "more"
    return t(f"spm.years.people.{way}", first=first, n=people(abs(less)), **words)


def served(one: YearStanding, service: Service) -> Count | None:
    """Who was to be served and was; None where nobody had to be, or nothing was reported."""
    count = one.standing.services[service.id].recipients
    return count if count is not None and count.target else None


def index_list(years: Sequence[YearStanding], standard: Standard, bands: Bands) -> str:
    """Every year with its indices, for who does not see the picture."""
    return "; ".join(_indices(one, standard, bands) for one in years)


def _indices(one: YearStanding, standard: Standard, bands: Bands) -> str:
    if not one.is_reported:
        return t("spm.years.alt.none", year=one.year)
    services = ", ".join(
        f"{pick(service.name)} {_index_or_why(one.standing, service, bands)}" for service in standard.services
    )
    return t("spm.years.alt.index", year=one.year, index=index(one.standing.index), services=services)


def _index_or_why(one: Standing, service: Service, bands: Bands) -> str:
    found = one.services[service.id]
    return state(found, bands) if found.index is None else index(found.index)


def people_list(years: Sequence[YearStanding], service: Service) -> str:
    """Every year with who was to be served, was, and was not."""
    return "; ".join(_people(one, service) for one in years)


def _people(one: YearStanding, service: Service) -> str:
    if not one.is_reported or one.standing.services[service.id].recipients is None:
        return t("spm.years.alt.none", year=one.year)
    count = served(one, service)
    if count is None:
        return t("spm.years.alt.no_target", year=one.year)
    if count.reached is None:
        return t("spm.years.alt.unreported", year=one.year, target=people(count.target))
    words = {"reached": people(count.reached), "target": people(count.target), "pct": share(count.pct)}
    return t("spm.years.alt.people", year=one.year, short=people(count.short), **words)


def unreported_notes(years: Sequence[YearStanding], service: Service) -> Iterator[str]:
    """In which years people of areas that did not report count as not served, as they do in every sum."""
    for one in years:
        figure = one.standing.figure("recipients", service.id)
        if figure and figure.unreported and figure.count.reached is not None:
            yield t("spm.years.unreported_in", year=one.year, n=people(figure.unreported))


def gaps_note(years: Sequence[YearStanding]) -> str:
    """Which years between the first and the last have no figure; empty without any."""
    silent = [str(one.year) for one in years if not one.is_reported]
    return t("spm.years.gaps", years=", ".join(silent)) if silent else ""
