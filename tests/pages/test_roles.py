"""With accounts: a page that needs a right says what is missing at its address, and shows nothing of itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo.rights import Right
from siperi_geo.store import Store
from tests.pages.conftest import Look, Once
from tests.pages.opening import open_page, shown
from tests.pages.signed_in import Browser, add_people, browser_with
from tests.pages.taking import tables

RIGHTS = {
    "fill/form": Right.FILL, "fill/rounds": Right.SEE_FORM, "fill/verify": Right.SEE_FORM,
    "data/forms": Right.IMPORT_FORMS, "data/people": Right.KEEP_REGISTERS, "data/hazards": Right.KEEP_REGISTERS,
    "data/vulnerability": Right.KEEP_REGISTERS,
    "data/subjects": Right.KEEP_REGISTERS, "data/targets": Right.KEEP_REGISTERS,
    "programmes/costs": Right.KEEP_REGISTERS,
    "data/boundaries": Right.KEEP_BOUNDARIES, "data/users": Right.KEEP_ACCOUNTS, "data/audit": Right.SEE_AUDIT,
}  # fmt: skip
MAY = {
    "": set(),
    "periksa": {Right.SEE_FORM},
    "lurah": {Right.SEE_FORM, Right.FILL, Right.IMPORT_FORMS},
    "rencana": set(RIGHTS.values()) - {Right.FILL, Right.KEEP_ACCOUNTS, Right.SEE_AUDIT},
    "admin": set(RIGHTS.values()),
}
OPEN = (
    "overview",
    "map",
    "gaps",
    "change",
    "reliability",
    "participation",
    "participants",
    "compare",
    "area",
    "unit",
)
LISTED = "data/boundaries"  # the layers of the maps, their sources and licences, are everybody's to read


TOKENS: dict[Path, dict[str, str]] = {}  # of a store that was made once


def let_people_in(path: Path) -> None:
    with Store.open(path) as store:
        TOKENS[path] = add_people(store)


@pytest.fixture
def browser(subjects_file: Path, once: Once, looking: Look, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Toy town with people who have accounts, to be looked at only."""
    file = once("people", subjects_file, let_people_in)
    with looking(file):
        yield browser_with(TOKENS[file], monkeypatch)


@pytest.mark.parametrize("who", MAY)
def test_pages_at_their_address(who: str, browser: Browser) -> None:
    browser.sign_in(who)
    refused = "tidak berhak" if who else "Masuk"
    for path, right in RIGHTS.items():
        section, _, name = path.partition("/")
        page = open_page(name, section)
        is_open = bool(page.button or page.selectbox or page.get("file_uploader") or page.get("download_button"))
        if right in MAY[who]:
            assert refused not in shown(page) or not who, (who, path)
        else:
            assert refused in shown(page), (who, path)
            assert not is_open, (who, path, "something to press or to choose")
            assert "<table>" not in shown(page) or path == LISTED, (who, path)


@pytest.mark.parametrize("name", OPEN)
def test_results_are_the_same_for_everybody(name: str, browser: Browser) -> None:
    """But for links to pages that not everybody may use, and for forms that one may see."""
    found = []
    for who in ("", "lurah", "periksa"):
        browser.sign_in(who)
        found.append(tables(open_page(name, instrumen="spab")))
    assert found[0] == found[1] == found[2]
