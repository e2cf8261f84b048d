"""What is withheld of families can be told from no page: two stores that differ in it alone look the same."""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, add_families
from tests.pages.conftest import Look, Once
from tests.pages.opening import change_store, figures, open_page, shown

KECAMATAN = "99.01.01"
BEHIND, UNTOLD = "who is behind a withheld mean", "a register that nobody may be told"
UNASSESSED = "few forms that could not be assessed"
SNAPSHOT = re.compile(r"[0-9a-f]{10}-[0-9a-f]{10}")
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("overview", {}),
    ("map", {"tingkat": "kelurahan", "wilayah": BUKIT}),
    ("gaps", {"tingkat": "kelurahan"}),
    ("gaps", {"tingkat": "kecamatan", "wilayah": KECAMATAN}),
    ("change", {"tingkat": "kelurahan", "wilayah": BUKIT, "peserta": "sama"}),
    ("reliability", {"tingkat": "kelurahan", "wilayah": BUKIT}),
    ("participation", {"tingkat": "kelurahan", "wilayah": BUKIT}),
    ("participants", {}),
    ("compare", {"tingkat": "kelurahan", "w1": BUKIT, "w2": LERENG}),
    ("area", {"wilayah": BUKIT}),
    ("area", {"wilayah": KECAMATAN}),
)


def store_of(
    path: Path,
    years: Mapping[int, Mapping[str, int]],
    listed: Mapping[str, int],
    unassessed: Mapping[str, int] | None = None,
) -> None:
    """Families by year and kelurahan, and how many of each kelurahan are in the register without a form."""
    with Store.open(path) as store:
        for year, counts in years.items():
            add_families(store, counts, year, unassessed=unassessed)
    add = "insert into subjects (subject_id, kind, name, code, area_code, is_active, is_example, source) "
    change_store(path, *(
        f"{add} select 'family:{area}:L' || n, 'family', 'L' || n, 'L' || n, '{area}', true, false, 'list' "
        f"from range({n}) as r(n)" for area, n in listed.items()
    ))  # fmt: skip


def told(page: AppTest) -> str:
    """Everything that leaves the server for a page."""
    maps = [str(one.proto) for one in page.get("component_instance") if "streamlit_folium" in str(one.proto)]
    return SNAPSHOT.sub("", "\n".join([shown(page), *figures(page), *maps]))


def withheld_of(what: str, place: int, path: Path) -> None:
    """One of the two stores that differ in this alone."""
    few, others = {BUKIT: 3, LERENG: 12}, {MUARA: 40, KARANG: 25}
    if what == BEHIND:
        split = {BUKIT: 3 + place, LERENG: 12 - place} | others
        store_of(path, {2024: split, 2025: split}, {BUKIT: 30, MUARA: 50})
    elif what == UNASSESSED:
        counts = {KARANG: 25, MUARA: 42 + place}
        store_of(path, {2024: counts, 2025: counts}, {MUARA: 20}, {MUARA: 2 + place})
    else:
        listed = {BUKIT: (22, 90)[place], MUARA: 50}
        store_of(path, {2024: few | others, 2025: {BUKIT: 25, LERENG: 12} | others}, listed)


def both(what: str, toy_file: Path, once: Once) -> list[Path]:
    """Two stores that differ only in what is withheld, made once; what a page keeps, it keeps by their path."""
    return [
        once(f"{what}-{place}".replace(" ", "-"), toy_file, partial(withheld_of, what, place)) for place in (0, 1)
    ]


@pytest.mark.parametrize("what", [BEHIND, UNTOLD, UNASSESSED])
@pytest.mark.parametrize("opened", PAGES, ids=str)
def test_pages_are_the_same_whatever_is_withheld(
    opened: tuple[str, dict[str, str]], what: str, toy_file: Path, once: Once, looking: Look
) -> None:
    found = []
    for file in both(what, toy_file, once):
        with looking(file):
            name, address = opened
            found.append(told(open_page(name, instrumen="katana", **address)))
    assert found[0] == found[1]


def test_side_by_side_and_profile_count_as_participation_does(toy_path: Path) -> None:
    listed = {MUARA: 50, BUKIT: 30, KARANG: 10}
    store_of(toy_path, {2025: {BUKIT: 3, LERENG: 12, MUARA: 40, KARANG: 25}}, listed)
    beside = shown(open_page("compare", instrumen="katana", tingkat="kelurahan", w1=KARANG, w2=MUARA))
    part = shown(open_page("participation", instrumen="katana", tingkat="kelurahan"))
    for words in (beside, part):
        assert "40 dari 50" in words
        assert "25 dari 10" not in words, "a list with fewer than handed in does not say of how many they are"
    kecamatan = shown(open_page("compare", instrumen="katana", tingkat="kecamatan"))
    assert "15 keluarga" in kecamatan, "of how many is not told: one of its kelurahan is withheld"
    assert "15 dari" not in kecamatan
    assert "15 dari" not in shown(open_page("area", wilayah=KECAMATAN))
