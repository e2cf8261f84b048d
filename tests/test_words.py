"""Words that must be the same everywhere."""

import re

from siperi_geo.text import catalogue

ABOUT_FORMS = "forms."  # where a document may be called asli


def test_data_that_is_no_example_is_called_nyata() -> None:
    words = {str(one.id): str(one.string) for one in catalogue("id") if one.id}
    other = {key for key, said in words.items() if re.search(r"\basli\b", said)}
    assert {key for key in other if not key.startswith(ABOUT_FORMS)} == set()
