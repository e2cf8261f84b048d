"""The calculation of an index of the minimum service standard in words: people, points, index, mean.

It takes apart what `analysis.spm` computed; numbers are shown with two decimals, cut, and used unrounded.
"""

from collections.abc import Iterator
from fractions import Fraction

from siperi_geo.analysis.spm import FULL, Achievement, Count
from siperi_geo.analysis.spm_standing import Standing
from siperi_geo.analysis.spm_words import index, people, share, state
from siperi_geo.spm import Bands, Service, Standard
from siperi_geo.text import number, pick, t


def steps(standard: Standard, one: Standing, bands: Bands) -> Iterator[str]:
    """A line per service of an area, then the mean."""
    for service in standard.services:
        yield _service(standard, service, one, bands)
    yield _mean(one)


def _service(standard: Standard, service: Service, one: Standing, bands: Bands) -> str:
    found, name = one.services[service.id], pick(service.name)
    figure = one.figure("recipients", service.id)
    if found.recipients is None or found.index is None or found.state == "no_target":
        return t("spm.steps.no_index", service=name, why=state(found, bands))
    inside = figure.kelurahan_count if figure and not figure.is_of_city else 0
    words = {
        "people": _division(found.recipients),
        "points": _division(found.quality),
        "from": t("spm.steps.kelurahan", n=number(inside, 0)) if inside else t("spm.steps.city"),
        "sum": t("spm.steps.sum", **_terms(standard, found)),
    }
    return t("spm.steps.service", service=name, name=pick(bands.of(found.index).name), **words)


def _terms(standard: Standard, found: Achievement) -> dict[str, str]:
    shares = standard.index
    return {
        "recipients_pct": number(shares.recipients_pct, 0),
        "recipients": index(_capped(found.recipients)),
        "quality_pct": number(shares.quality_pct, 0),
        "quality": index(_capped(found.quality)),
        "index": index(found.index),
    }


def _capped(count: Count | None) -> Fraction | None:
    return None if count is None or count.pct is None else min(count.pct, FULL)


def _division(count: Count | None) -> str:
    if count is None:
        return ""
    words = {"reached": people(count.reached), "target": people(count.target), "pct": share(count.pct)}
    over = t("spm.steps.over") if count.pct is not None and count.pct > FULL else ""
    return t("spm.steps.division", **words) + over


def _mean(one: Standing) -> str:
    if one.index is None:
        return t("spm.steps.no_mean")
    counted = [index(found.index) for found in one.services.values() if found.index is not None]
    return t("spm.steps.mean", terms=" + ".join(counted), n=number(len(counted), 0), index=index(one.index))
