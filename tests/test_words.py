"""Words that must be the same everywhere."""

import re

import pytest

from siperi_geo import errors
from siperi_geo.text import catalogue

ABOUT_FORMS = "forms."  # where a document may be called asli


def test_data_that_is_no_example_is_called_nyata() -> None:
    words = {str(one.id): str(one.string) for one in catalogue("id") if one.id}
    other = {key for key, said in words.items() if re.search(r"\basli\b", said)}
    assert {key for key in other if not key.startswith(ABOUT_FORMS)} == set()


@pytest.mark.parametrize(
    ("language", "named", "vague"),
    [("id", r"\bhalaman \*?(?=[A-Z])", r"halaman Data\b"), ("en", r"\bpage \*?(?=[A-Z])", r"\bData pages?\b")],
)
def test_a_page_is_named_as_the_menu_names_it(language: str, named: str, vague: str) -> None:
    words = {str(one.id): str(one.string) for one in catalogue(language) if one.id}
    pages = tuple(said for key, said in words.items() if re.fullmatch(r"ui\.nav\.\w+\.\w+", key))
    advice = {code: f"{one[language]['what']} {one[language]['do']}" for code, one in errors.catalogue().items()}
    wrong = {
        key
        for key, said in (words | advice).items()
        if re.search(vague, said) or not all(said[m.end() :].startswith(pages) for m in re.finditer(named, said))
    }
    assert wrong == set()
