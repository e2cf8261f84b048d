"""Names of areas in select boxes: a kelurahan and a kecamatan of the same name can be told apart."""

import pandas as pd

from siperi_geo.areas import full_name
from siperi_geo.boundaries.builtin import builtin_areas
from siperi_geo.text import use_language
from siperi_geo.ui.filters import area_labels, subject_labels

ALAK = {"area_code": "53.71.01.1008", "area_name": "Alak", "kecamatan_name": "Alak"}
ABOVE = {"area_code": "53.71.01", "area_name": "Alak", "kecamatan_name": None}
DESA = {"area_code": "53.01.01.2001", "area_name": "Alak", "kecamatan_name": ""}


def test_a_kelurahan_is_not_taken_for_the_kecamatan_of_its_name() -> None:
    for language in ("id", "en"):
        use_language(language)
        labels = area_labels(pd.DataFrame([ALAK, ABOVE, DESA]))
        assert labels == {
            "53.71.01.1008": "Alak (Kec. Alak)", "53.71.01": "Kecamatan Alak", "53.01.01.2001": "Desa Alak",
        }  # fmt: skip
    use_language("id")


def test_a_school_says_that_it_is_in_a_kelurahan() -> None:
    row = ALAK | {"subject_id": "school:1", "subject_name": "SD Satu"}
    assert subject_labels(pd.DataFrame([row])) == {"school:1": "SD Satu (Kel. Alak)"}


def test_no_two_areas_of_the_city_have_one_name() -> None:
    names = [full_name(one.code, one.name) for one in builtin_areas()]
    assert len({one.name for one in builtin_areas()}) < len(names), "some kelurahan are called as a kecamatan"
    assert len(set(names)) == len(names)
