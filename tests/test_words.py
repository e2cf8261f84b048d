"""Words that must be the same everywhere."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from siperi_geo import errors
from siperi_geo.settings import ROOT
from siperi_geo.text import catalogue

ALWAYS = {"unit", "Unit", "one_unit"}  # whom an instrument asks

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


def _said() -> Iterator[tuple[str, str, set[str]]]:
    """Every `t("key", …)` and `tn(…)` whose values are all written there: where it is, its key, their names."""
    for path in sorted((*(ROOT / "siperi_geo").rglob("*.py"), *(ROOT / "pages").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("t", "tn")
            ):
                continue
            key = node.args[0] if node.args else None
            if isinstance(key, ast.Constant) and all(one.arg for one in node.keywords):
                more = {"n"} if node.func.id == "tn" else set()
                yield f"{path.name}:{node.lineno}", str(key.value), more | {str(one.arg) for one in node.keywords}


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_words_show_the_name_of_a_value_instead_of_it(language: str) -> None:
    """Words with `{name}` are always given a name, and none that they do not have."""
    words = {one.id if isinstance(one.id, str) else one.id[0]: one.string for one in catalogue(language) if one.id}
    wrong = {}
    for place, key, given in _said():
        said = words[key]
        text = said if isinstance(said, str) else " ".join(said or ())
        if lacking := {name for _, name, _, _ in Formatter().parse(text) if name} - given - ALWAYS:
            wrong[place] = (key, lacking)
    assert wrong == {}
