"""What is withheld of respondents can be told from no page and no file: stores that differ in it look the same."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.store import Store
from tests.pages.conftest import Look, Once
from tests.pages.opening import alternatives, figures, open_page, shown
from tests.pages.taking import Taking, read_xlsx
from tests.respondents import ERAT, OFFICES, UNITS, Row, add_units, bring_in, same, write_forms

SNAPSHOT = re.compile(r"[0-9a-f]{10}-[0-9a-f]{10}")
CLOCK = re.compile(r"\d\d\.\d\d\.\d\d WITA")
PAGES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("erat", "results", {}),
    ("erat", "results", {"tahun": "2025"}),
    ("erat", "results", {"rata": "99.01", "simpul": "RM", "lang": "en"}),
    ("erat", "results", {"rata": "kabupaten_kota"}),
    ("overview", "results", {"tahun": "2026"}),
    ("overview", "results", {"tahun": "2025"}),
    ("participation", "results", {}),
    ("participants", "results", {"instrumen": "erat"}),
    ("reliability", "results", {"instrumen": "erat"}),
    ("method", "method", {"instrumen": "erat"}),
    ("rounds", "fill", {"instrumen": "erat", "tahun": "2026"}),
    ("subjects", "data", {"jenis": "unit"}),
)


def forms(few: Sequence[int], left_out: int) -> list[Row]:
    """Enough respondents nearly everywhere; in one unit two (`few`), in another a fourth without an index."""
    rows: list[Row] = [(place, name, n, same(n + 1)) for place in UNITS for name in OFFICES[:2] for n in (1, 2, 3)]
    rows += [(place, name, n, same(4)) for place in ("99", "99.01") for name in OFFICES[2:] for n in (1, 2, 3)]
    rows += [("99.01", "Dinas Perhubungan", n, same(answer)) for n, answer in enumerate(few, start=1)]
    begun = [left_out] * 5 + [None] * (len(ERAT.items) - 5)
    return [*rows, ("99.01", "BPBD", 4, ["" if one is None else one for one in begun])]


def look(name: str, section: str, address: dict[str, str], taking: Taking) -> tuple[str, dict[str, object]]:
    """Everything that leaves the server for a page, and what is in its files; not which data, nor what time."""
    page, files = taking.of(lambda: open_page(name, section, **address))
    words = CLOCK.sub("", SNAPSHOT.sub("", told(page)))
    return words, {file: content(file, make()) for file, make in files.items()}


def told(page: AppTest) -> str:
    codes = [str(one.value) for one in page.code]
    return "\n".join([shown(page), *figures(page), *alternatives(page), *codes])


def content(name: str, made: bytes) -> object:
    """A workbook's cells, or any other file as text."""
    if name.endswith(".xlsx") and name.startswith("siperi-"):
        held = read_xlsx(made)
        return held.heads, held.rows, {key: SNAPSHOT.sub("", words) for key, words in held.foot.items()}
    return made if name.endswith(".xlsx") else SNAPSHOT.sub("", made.decode("utf-8-sig"))


def withheld_of(few: Sequence[int], left_out: int, path: Path) -> None:
    with Store.open(path) as store:
        add_units(store, path.parent)
        for year in (2025, 2026):
            bring_in(store, write_forms(path.parent / f"{year}.csv", forms(few, left_out), year=year))


@pytest.mark.parametrize("opened", PAGES, ids=str)
def test_pages_and_files_are_the_same_whatever_is_withheld(
    opened: tuple[str, str, dict[str, str]],
    toy_file: Path,
    once: Once,
    looking: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taking, found = Taking(monkeypatch), []
    for place, (few, left_out) in enumerate((((5, 5), 5), ((1, 3), 1))):
        with looking(once(f"erat-{place}", toy_file, partial(withheld_of, few, left_out))):
            found.append(look(*opened, taking))
    assert found[0] == found[1]
    assert opened[0] != "erat" or any("siperi-sebaran-opd-erat" in file for file in found[0][1])
