"""The frozen view: what it says of the origin of its forms."""

from typing import Any

import pytest

from siperi_geo.instruments import load
from siperi_geo.text import use_language
from siperi_geo.ui.view import View


def origin(code: str, forms: dict[int, tuple[int, int]]) -> str:
    values: dict[str, Any] = dict.fromkeys(View.__dataclass_fields__)
    return View(**values | {"instrument": load(code), "year": 2025, "forms": forms}).origin(list(forms))


@pytest.mark.parametrize(
    ("code", "forms", "words"),
    [
        ("katana", {2024: (20, 20), 2025: (12, 0)}, "contoh dan nyata"),
        ("katana", {2025: (12, 0)}, "nyata"),
        ("katana", {2025: (12, 12)}, "contoh"),
        ("katana", {2025: (0, 0)}, ""),
        ("keltana", {2024: (20, 20), 2025: (12, 0)}, "20 contoh, 12 nyata"),
    ],
)
def test_of_families_nobody_learns_how_many_are_examples(
    code: str, forms: dict[int, tuple[int, int]], words: str
) -> None:
    use_language("id")
    assert origin(code, forms) == words
