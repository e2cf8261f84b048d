"""From how areas stand by the minimum service standard to paint and facts of every area: people not served.

Six fixed steps of people, the same for every service, year and hazard; what is not known is hatched.
"""

from collections.abc import Iterable

from siperi_geo import palette
from siperi_geo.analysis.spm_standing import Standing
from siperi_geo.analysis.spm_words import STEPS, served, step_of
from siperi_geo.areas import is_kelurahan
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.maps.scores import NOT_ASSESSABLE
from siperi_geo.text import t

NOBODY = "nobody"


def spm_paints() -> dict[str, Paint]:
    """Every paint of the map, most people first, then nobody to serve, not reported, no figure."""
    colours = palette.CLASSES[len(STEPS)]
    paints = {step: Paint(colour, t(f"spm.step.{step}")) for step, colour in zip(STEPS, colours, strict=True)}
    paints[NOBODY] = Paint(palette.SUPPRESSED, t("spm.step.nobody"), hatch=palette.SUPPRESSED_DOTS, is_dotted=True)
    paints[NOT_ASSESSABLE] = Paint(
        palette.NO_DATA_HATCH, t("spm.step.unreported"), hatch=palette.NO_DATA, angle=-45
    )
    paints[NO_DATA] = Paint(palette.NO_DATA, t("spm.step.nothing"), hatch=palette.NO_DATA_HATCH)
    return paints


def spm_facts(found: Iterable[Standing], service: str) -> dict[str, Facts]:
    """Facts of a service by area code."""
    return {one.area_code: _facts(one, service) for one in found}


def _facts(one: Standing, service: str) -> Facts:
    place = (t("map.tip.kecamatan", name=one.kecamatan_name),) if is_kelurahan(one.area_code) else ()
    said = served(one.services[service])
    return Facts(_paint(one, service), (*place, said), (said,))


def _paint(one: Standing, service: str) -> str:
    found = one.services[service]
    if found.recipients is None:
        return NO_DATA
    if found.state == "no_target":
        return NOBODY
    short = found.recipients.short
    return NOT_ASSESSABLE if short is None else step_of(short)
