"""The catalogue on its page: every line with both codes, what it can close, marks, one office alone."""

from pathlib import Path

from siperi_geo.programmes import catalogue
from tests.pages.opening import open_page, shown
from tests.pages.test_every_page import GIBBERISH


def test_every_line_stands_with_both_codes(toy_path: Path) -> None:
    words = shown(open_page("catalogue", "programmes"))
    for line in catalogue().lines:
        assert f"<td>{line.code}</td>" in words
        assert line.code_2020 is None or f"<td>{line.code_2020}</td>" in words
    assert "KELTANA: Sosialisasi kebencanaan" in words
    assert "Rp2.270.833" in words
    assert "rancangan sendiri" in words.lower()
    assert not GIBBERISH.search(words)


def test_one_office_alone(toy_path: Path) -> None:
    words = shown(open_page("catalogue", "programmes", kantor="health", lang="en"))
    assert "1.02.02.2.02.0024" in words
    assert "1.05.03.2.01.0007" not in words
    assert "Reducing the risk of health crises, and after them (Pengelolaan Upaya Pengurangan Risiko" in words
