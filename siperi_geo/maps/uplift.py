"""From where areas stand, now or if more were met, to the facts of a map in the instrument's own classes."""

from collections.abc import Mapping

from siperi_geo.analysis import uplift_words
from siperi_geo.analysis.uplift_standing import Standing
from siperi_geo.areas import is_kelurahan
from siperi_geo.instruments import Instrument
from siperi_geo.maps.model import Facts
from siperi_geo.maps.scores import NOT_ASSESSABLE
from siperi_geo.text import t


def standing_facts(
    instruments: Mapping[str, Instrument], found: Mapping[str, Standing], kecamatan: Mapping[str, str]
) -> dict[str, Facts]:
    """Facts by area code; an area without a class is hatched as one that cannot be assessed."""
    return {code: _facts(instruments[code], code, one, kecamatan[code]) for code, one in found.items()}


def _facts(instrument: Instrument, code: str, one: Standing, kecamatan: str) -> Facts:
    place = (t("map.tip.kecamatan", name=kecamatan),) if is_kelurahan(code) else ()
    value = (t("map.tip.index", value=uplift_words.index_words(instrument, one)),) if one.index is not None else ()
    result = (*value, uplift_words.class_name(instrument, one))
    return Facts(one.class_code or NOT_ASSESSABLE, (*place, *result), result)
