"""A screen that somebody chose together, widget by widget, is the screen that its address opens elsewhere."""

import random
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup

from siperi_geo.text import use_language
from tests.pages.opening import address, figures, open_page, shown
from tests.pages.test_every_file import INSTRUMENTS, METHOD, PAGES

NOT_A_CHOICE = {"siperi_open", "lang"}  # the first opens another place, and is empty again
PLACES = re.compile(r"\b[0-9a-f]{32}\b")  # what Streamlit calls a thing in one run
# What rows of buttons choose among, as addresses have it.
CODES = ("kelurahan", "kecamatan", "semua", "terverifikasi", "sama", "areas", "subjects", "mutu", "bukti",
         "selisih", "kelompok", "nilai", "penduduk", "bahaya", "peta", "petak", "result", "mean", "rules",
         *range(2021, 2028))  # fmt: skip


def walked(name: str, section: str, luck: random.Random) -> tuple[AppTest, list[str]]:
    """A page after some choices; which ones."""
    lang = use_language(luck.choice(("id", "en")))
    page, chosen = open_page(name, section, instrumen=luck.choice(INSTRUMENTS), lang=lang), []
    for _ in range(5):
        boxes = [one for one in page.selectbox if one.key not in NOT_A_CHOICE]
        groups = [one for one in page.button_group if one.key not in NOT_A_CHOICE]
        if not boxes and not groups:
            break
        one: Any = luck.choice([*boxes, *groups])
        if one in boxes:
            one.select_index(luck.randrange(len(one.options)))
        else:
            one.set_value(luck.choice(codes(one)))
        chosen.append(f"{one.key}: {one.value}")
        page.run()
        assert not page.exception, (chosen, page.exception)
    return page, chosen


def codes(group: ButtonGroup[Any]) -> list[Any]:
    """What a row of buttons chooses among."""
    found = []
    for code in CODES:
        with suppress(KeyError, TypeError):
            if group.format_func(code) in group.options:
                found.append(code)
    assert len(found) == len(group.options), (group.key, group.options)
    return found


def told(page: AppTest) -> str:
    """What the page says, shows in charts and maps, and has chosen."""
    maps = [str(one.proto) for one in page.get("component_instance") if "streamlit_folium" in str(one.proto)]
    widgets = [f"{one.key}={one.value}" for one in [*page.selectbox, *page.button_group]]
    return PLACES.sub("", "\n".join([shown(page), *figures(page), *maps, *widgets]))


@pytest.mark.parametrize("luck", range(1))
@pytest.mark.parametrize("name", PAGES)
def test_the_address_of_what_was_chosen_opens_the_same_screen(
    name: str, luck: int, full_file: Path, toy_path: Path
) -> None:
    shutil.copyfile(full_file, toy_path)
    section = "method" if name in METHOD else "results"
    page, chosen = walked(name, section, random.Random(f"{name}-{luck}"))  # noqa: S311
    there = address(page)
    fresh = open_page(name, section, **there)
    assert told(fresh) == told(page), (there, chosen)
    assert address(fresh) == there
