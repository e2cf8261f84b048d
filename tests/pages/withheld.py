"""Stores that differ only in what is withheld, and all that a page and its files say, to be laid side by side."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from streamlit.testing.v1 import AppTest

from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, add_families
from tests.pages.conftest import Once
from tests.pages.opening import change_store, figures, shown
from tests.pages.taking import Make

BEHIND, UNTOLD = "who is behind a withheld mean", "a register that nobody may be told"
UNASSESSED = "few forms that could not be assessed"
SNAPSHOT = re.compile(r"[0-9a-f]{10}-[0-9a-f]{10}")
CHANGING = re.compile(rb"[0-9a-f]{10}-[0-9a-f]{10}|<dcterms:(created|modified)[^>]*>[^<]*<")


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


def unpacked(name: str, make: Make) -> dict[str, bytes]:
    """The bytes of a file, of a workbook those of each of its parts, without what changes by itself."""
    content = make()
    if not name.endswith(".xlsx"):
        return {name: CHANGING.sub(b"", content)}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {f"{name}/{entry}": CHANGING.sub(b"", packed.read(entry)) for entry in packed.namelist()}
