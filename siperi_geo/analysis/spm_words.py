"""How the city and its areas stand by the minimum service standard, in sentences: what is missing most, and where.

Words follow from the numbers alone; it computes no index.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from siperi_geo.analysis.spm import Achievement, Count
from siperi_geo.analysis.spm_standing import Figure, Standing, quality_of
from siperi_geo.areas import full_name
from siperi_geo.spm import POINTS, Bands, Standard
from siperi_geo.text import MISSING, number, percent, pick, t, tn

# Most people not served first; the upper limit of each step of people.
LIMITS = {"over_5000": None, "to_5000": 5000, "to_1000": 1000, "to_500": 500, "to_100": 100, "none": 0}
STEPS = tuple(LIMITS)
FIRST = 3


def step_of(people: int) -> str:
    """The step of so many people not yet served.

    >>> [step_of(n) for n in (0, 1, 100, 101, 5000, 5001)]
    ['none', 'to_100', 'to_100', 'to_500', 'to_5000', 'over_5000']
    """
    return next(name for name, most in reversed(LIMITS.items()) if most is None or people <= most)


def share(value: Fraction | None) -> str:
    """A percentage as people read it: two decimals, cut and never rounded up to 100."""
    return MISSING if value is None else percent(float(Fraction(int(value * 100), 100)), 2)


def index(value: Fraction | None) -> str:
    """An index as people read it: two decimals, cut and never rounded up into a class."""
    return MISSING if value is None else number(float(Fraction(int(value * 100), 100)), 2)


def people(count: int | None) -> str:
    """A number of people, or of anything counted."""
    return MISSING if count is None else number(count, 0)


def state(found: Achievement, bands: Bands) -> str:
    """The class of a service, or why it has none."""
    if found.index is None:
        return t(f"spm.state.{found.state}")
    return pick(bands.of(found.index).name)


def remark(found: Achievement, bands: Bands) -> str:
    """Class and people of a service; where there is no index, why, and what is known of the people."""
    said, of_people = state(found, bands), served(found)
    return said if said == of_people else f"{said} · {of_people}"


def served(found: Achievement) -> str:
    """How many of those to be served were, of an area."""
    if found.recipients is None or found.state == "no_target":
        return t(f"spm.state.{found.state}")
    if found.recipients.reached is None:
        return t("spm.served.unreported", target=people(found.recipients.target))
    words = {"reached": people(found.recipients.reached), "target": people(found.recipients.target)}
    return t("spm.served", **words, pct=share(found.recipients.pct), short=people(found.recipients.short))


def findings(standard: Standard, city: Standing, areas: Sequence[Standing], service: str) -> Iterator[str]:
    """What lacks most: the service with most people not served, the areas with most of them, points of quality."""
    yield from _most_people(standard, city, areas)
    yield from _most_in(standard, areas, service)
    yield from _outputs(standard, city)
    yield from _quality(standard, city)


def cautions(standard: Standard, city: Standing) -> Iterator[str]:
    """What must be known before the numbers of people are believed."""
    for service in standard.services:
        figure = city.figure("recipients", service.id)
        if figure is None:
            continue
        name = pick(service.name)
        if figure.unreported and figure.count.reached is not None:
            yield t("spm.caution.unreported", service=name, n=people(figure.unreported))
        if figure.hazard_count > 1:
            yield t("spm.caution.hazards", service=name, n=number(figure.hazard_count, 0))
        yield from _not_placed(name, figure)
        short = _sum_of_shorts(figure)
        if short is not None:
            yield t("spm.caution.over", service=name, n=people(short))
    yield from _few_points(standard, city)


def _few_points(standard: Standard, city: Standing) -> Iterator[str]:
    """Points of quality that were recorded in part: the share is of those alone."""
    for service in standard.services:
        points = quality_of(standard, service, city.figures)
        if points and 0 < points.target < POINTS:
            words = {"n": number(points.target, 0), "all": number(POINTS, 0)}
            yield t("spm.caution.points", service=pick(service.name), **words)


def hidden(standard: Standard, city: Standing, areas: Sequence[Standing]) -> Iterator[str]:
    """Where more than everybody was served in one area: in the sum that hides who was not served in another."""
    for service in standard.services:
        counts = [count for one in areas if (count := one.services[service.id].recipients)]
        over = sum(max((count.reached or 0) - count.target, 0) for count in counts)
        figure = city.figure("recipients", service.id)
        if over and figure and not figure.is_of_city and any(count.short for count in counts):
            yield t("spm.caution.hidden", service=pick(service.name), n=people(over))


def _sum_of_shorts(figure: Figure) -> int | None:
    """More reached than was to be, which hides nobody but is worth a look."""
    reached = figure.count.reached
    return None if reached is None or reached <= figure.count.target else reached - figure.count.target


def _not_placed(name: str, figure: Figure) -> Iterator[str]:
    inside = figure.in_kelurahan
    if figure.is_of_city and inside is not None and inside != figure.count:
        values = {"city": _pair(figure.count), "inside": _pair(inside), "n": number(figure.kelurahan_count, 0)}
        yield t("spm.caution.city", service=name, **values)


def _pair(count: Count) -> str:
    return t("analysis.of", part=people(count.reached), all=people(count.target))


def _most_people(standard: Standard, city: Standing, areas: Sequence[Standing]) -> Iterator[str]:
    short = {
        service: found.recipients.short
        for service in standard.services
        if (found := city.services[service.id]).recipients and found.recipients.short is not None
    }
    if not short:
        return
    most = max(short, key=lambda one: short[one] or 0)
    if not short[most]:
        served = (one.services[service.id].recipients for one in areas for service in standard.services)
        if not any(count.short for count in served if count):
            yield t("spm.finding.all_served")
        return
    recipients = city.services[most.id].recipients
    pct = share(recipients.pct if recipients else None)
    yield t("spm.finding.people", service=pick(most.name), n=people(short[most]), pct=pct)


def _most_in(standard: Standard, areas: Sequence[Standing], service: str) -> Iterator[str]:
    known = [(one, count.short) for one in areas if (count := one.services[service].recipients) and count.short]
    ordered = sorted(known, key=lambda pair: (-(pair[1] or 0), pair[0].area_code))[:FIRST]
    if not ordered:
        return
    names = ", ".join(
        t("spm.finding.area", name=full_name(one.area_code, one.area_name), n=people(short))
        for one, short in ordered
    )
    name = next(pick(one.name) for one in standard.services if one.id == service)
    every = sum(short or 0 for _, short in known)
    yield t("spm.finding.areas", service=name, names=names, every=people(every), n=number(len(known), 0))


def _outputs(standard: Standard, city: Standing) -> Iterator[str]:
    """How many sub-activities stay below their target, and what those farthest from it lack, in their units."""
    counts = [
        (sub, figure.count)
        for service in standard.services
        for sub in service.sub_activities
        if (figure := city.figure("output", sub.id)) and figure.count.pct is not None
    ]
    lacking = sorted((one for one in counts if one[1].short), key=lambda one: one[1].pct or 0)
    if not lacking:
        return
    said = [
        t(
            "spm.finding.output",
            amount=tn(f"spm.amount.{sub.unit}", count.short or 0),
            name=pick(sub.name),
            pct=share(count.pct),
        )
        for sub, count in lacking[:FIRST]
    ]
    values = {"n": number(len(lacking), 0), "all": number(len(counts), 0), "outputs": "; ".join(said)}
    yield t("spm.finding.outputs", **values)


def _quality(standard: Standard, city: Standing) -> Iterator[str]:
    lacking = {
        pick(service.name): count.short
        for service in standard.services
        if (count := quality_of(standard, service, city.figures)) and count.short
    }
    if lacking:
        words = ", ".join(t("spm.finding.points", service=name, n=people(n)) for name, n in lacking.items())
        yield t("spm.finding.quality", services=words)
