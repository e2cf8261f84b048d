"""From who took part to the paint and the facts of every area on a map of participation.

Five steps of the share filled, the same for every instrument and year; nobody registered, and registered not
known, are hatched apart, and the tooltip counts before it gives a share.
"""

from collections.abc import Iterable

from siperi_geo import palette
from siperi_geo.analysis.taking_part import STEPS, TakingPart
from siperi_geo.analysis.taking_part_words import filled, thin
from siperi_geo.areas import is_kelurahan
from siperi_geo.instruments import Instrument
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.maps.scores import NOT_ASSESSABLE, WITHHELD, withheld_paint, withheld_words
from siperi_geo.text import t

MISSING = {"unknown": NOT_ASSESSABLE, "nobody": NO_DATA, "withheld": WITHHELD}


def participation_paints(instrument: Instrument) -> dict[str, Paint]:
    """Every paint of the map, lowest first, then registered not known, nobody registered, of families withheld."""
    colours = palette.CLASSES[len(STEPS)]
    paints: dict[str, Paint] = {
        step: Paint(colour, t(f"taking_part.step.{step}")) for step, colour in zip(STEPS, colours, strict=True)
    }
    paints[NOT_ASSESSABLE] = Paint(
        palette.NO_DATA_HATCH, t("taking_part.step.unknown"), hatch=palette.NO_DATA, angle=-45
    )
    paints[NO_DATA] = Paint(palette.NO_DATA, t("taking_part.step.nobody"), hatch=palette.NO_DATA_HATCH)
    return paints | ({WITHHELD: withheld_paint()} if instrument.is_private else {})


def participation_facts(instrument: Instrument, areas: Iterable[TakingPart]) -> dict[str, Facts]:
    """Facts by area code."""
    return {one.area_code: _facts(instrument, one) for one in areas}


def _facts(instrument: Instrument, one: TakingPart) -> Facts:
    place = (t("map.tip.kecamatan", name=one.kecamatan_name),) if is_kelurahan(one.area_code) else ()
    said = withheld_words() if one.is_withheld else filled(one, t(f"unit.{instrument.subject}"))
    remarks = (thin(one),) if one.is_thin and not instrument.is_private else ()
    return Facts(MISSING.get(one.step, one.step), (*place, said, *remarks), (said,))
