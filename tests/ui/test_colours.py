"""What is written on pages can be read in light and in dark; both places that name the colours name the same."""

import re
import tomllib

import pytest

from siperi_geo.settings import ROOT
from siperi_geo.ui import styles
from tests.colour_maths import contrast

DECLARED = (styles.HERE / "colours.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--siperi-([\w-]+): (#[0-9a-f]{6})", part)) for part in DECLARED.split("@media")[:2]
)
THEMES = {"light": LIGHT, "dark": DARK}
GROUNDS = ("ground", "soft")
TEXTS = {
    "ink": (*GROUNDS, "track", "warn-ground"),
    "muted": GROUNDS,
    "accent": GROUNDS,
    "good": GROUNDS,
    "on-accent": ("accent",),
}
SIGNS = {"accent": GROUNDS, "warn": ("warn-ground",)}  # lines and rings that mean something: 3 to 1
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
SAME = {
    "primaryColor": "accent",
    "backgroundColor": "ground",
    "secondaryBackgroundColor": "soft",
    "textColor": "ink",
    "linkColor": "accent",
    "borderColor": "edge",
}


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_wcag_aa_on_every_ground_it_stands_on(theme: str) -> None:
    colours = THEMES[theme]
    for text, grounds in TEXTS.items():
        for ground in grounds:
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_lines_that_mean_something_stand_out(theme: str) -> None:
    colours = THEMES[theme]
    for sign, grounds in SIGNS.items():
        for ground in grounds:
            assert contrast(colours[sign], colours[ground]) >= 3, (sign, ground)


def test_both_themes_have_every_colour() -> None:
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize("theme", THEMES)
def test_streamlits_own_parts_have_the_same_colours(theme: str) -> None:
    assert CONFIG[theme] == {name: THEMES[theme][ours] for name, ours in SAME.items()}
    assert "base" not in CONFIG, "the reader's system chooses"


SHEETS = sorted(one.name for one in styles.HERE.glob("*.css") if one.name != "colours.css")


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_names_its_colours_so_that_they_have_a_dark_side(sheet: str) -> None:
    rules = (styles.HERE / sheet).read_text(encoding="utf-8")
    rules = re.sub(r"@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", rules)  # paper is light
    written = re.findall(r":[^;{}]*?(#[0-9a-fA-F]{3,8}\b|rgba?\(|\b(?:white|black)\b(?!-))", rules)
    assert written == []
    assert set(re.findall(r"var\(--siperi-([\w-]+)\)", rules)) <= {*LIGHT, "shade", "scroll"}


def test_the_mark_of_the_mean_has_an_outline_in_the_colour_of_the_page() -> None:
    """It lies on bars of every class; the darkest one would hide it."""
    sheet = (styles.HERE / "profile.css").read_text(encoding="utf-8")
    (rule,) = [line for line in sheet.splitlines() if line.startswith(".siperi-portraits .siperi-mean")]
    assert "box-shadow: 0 0 0 1.5px var(--siperi-ground)" in rule
    assert "background: var(--siperi-ground)" in rule
