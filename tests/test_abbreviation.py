"""What an instrument is called in short is said in one place: e-RAT is never written in capitals."""

import re
from pathlib import Path

import pytest

from siperi_geo.instruments import available
from siperi_geo.text import LANGUAGES, abbreviation, use_language

SOURCE = Path(__file__).parents[1] / "siperi_geo"
IN_CAPITALS = re.compile(r"(instrument(\.id|\"\])?|\b(one|named|code)\.id)\)?\.upper\(\)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_instrument_is_called_as_the_catalogue_says_or_by_its_id(language: str) -> None:
    use_language(language)
    found = {abbreviation(ref.id) for ref in available()}
    assert {"e-RAT", "KELTANA", "SPAB"} <= found
    assert "ERAT" not in found
    assert abbreviation("new2030") == "NEW2030", "of one nobody has heard of"


def test_nobody_writes_the_id_in_capitals_on_its_own() -> None:
    lines = {
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for path in SOURCE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if IN_CAPITALS.search(line)
    }
    assert lines == {"text.py: return t(key) if key in catalogue(language()) else instrument.upper()"}
