"""The map of people not served: every state has a paint of its own; what is missing is never a step of people."""

from itertools import combinations, product

import pytest

from siperi_geo import maps
from siperi_geo.analysis.spm import Count, achievement
from siperi_geo.analysis.spm_standing import Standing
from siperi_geo.maps import NO_DATA, NOT_ASSESSABLE
from siperi_geo.spm import standard
from tests.colour_maths import VISIONS, difference

MUARA = "99.01.02.1001"


def standing(recipients: Count | None) -> Standing:
    services = {one.id: achievement(standard(), recipients, Count(20, 20)) for one in standard().services}
    return Standing(MUARA, "Muara", "Pantai", services, None)


@pytest.mark.parametrize(
    ("recipients", "paint", "said"),
    [
        (Count(900, 100), "to_1000", "100 dari 900 orang terlayani (11,11 %); 800 belum"),
        (Count(900, 900), "none", "900 dari 900 orang terlayani (100,00 %); 0 belum"),
        (Count(900, 950), "none", "950 dari 900 orang terlayani (105,55 %); 0 belum"),
        (Count(20_000, 0), "over_5000", "0 dari 20.000 orang terlayani (0,00 %); 20.000 belum"),
        (Count(20_000, 19_999), "to_100", "19.999 dari 20.000 orang terlayani (99,99 %); 1 belum"),
        (Count(900, None), NOT_ASSESSABLE, "900 orang harus dilayani; yang terlayani belum dilaporkan"),
        (Count(0, 0), "nobody", "tidak ada sasaran"),
        (None, NO_DATA, "belum ada data"),
    ],
)
def test_an_area_has_the_paint_of_its_people(recipients: Count | None, paint: str, said: str) -> None:
    facts = maps.spm_facts([standing(recipients)], "spm_b1")[MUARA]
    assert facts.paint == paint
    assert facts.lines == ("Kecamatan Pantai", said)
    assert paint in maps.spm_paints()


@pytest.mark.parametrize("vision", VISIONS)
def test_colours_can_be_told_apart(vision: str) -> None:
    paints = [one for one in maps.spm_paints().values() if not one.hatch]
    assert len(paints) == 6
    assert min(difference(a.fill, b.fill, vision) for a, b in combinations(paints, 2)) >= 10
    missing = [one for one in maps.spm_paints().values() if one.hatch]
    assert min(difference(a.fill, b.fill, vision) for a, b in product(paints, missing)) >= 20
