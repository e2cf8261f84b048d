"""What is withheld of families can be told from no page: two stores that differ in it alone look the same."""

from pathlib import Path

import pytest

from tests.families import BUKIT, KARANG, LERENG, MUARA
from tests.pages.conftest import Look, Once
from tests.pages.opening import open_page, shown
from tests.pages.withheld import BEHIND, UNASSESSED, UNTOLD, both, store_of, told

KECAMATAN = "99.01.01"
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
