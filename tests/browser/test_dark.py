"""Pages follow the light or dark setting of the reader's system, and every text on them can be read in both."""

from pathlib import Path

from tests.browser.conftest import DESKTOP, PHONE, Open

TOO_PALE = (Path(__file__).parent / "too_pale.js").read_text(encoding="utf-8")
PAGES = (
    "",
    "peta?wilayah=53.71.03.1011",
    "kesenjangan",
    "perubahan",
    "partisipasi",
    "peserta",
    "keandalan",
    "profil?wilayah=53.71.03.1011",
    "metode",
    "isi",
    "formulir",
    "batas",
    "target",
)
GROUND = "(app => app && getComputedStyle(app).backgroundColor)(document.querySelector('[data-testid=stApp]'))"
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 23, 28)"}


def test_every_text_can_be_read_in_light_and_dark(visit: Open, server: str) -> None:
    pale = {}
    seen = visit(server, "", DESKTOP)
    for page in PAGES:
        seen.open(page)
        for scheme, ground in GROUNDS.items():
            seen.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            seen.until(lambda: seen.page.evaluate(GROUND), lambda found, ground=ground: found == ground)
            seen.page.wait_for_timeout(500)  # colours fade into each other
            pale[page, scheme] = seen.page.evaluate(TOO_PALE)
    assert {where: found for where, found in pale.items() if found} == {}


def test_the_dark_page_changes_with_the_system_while_it_is_open(visit: Open, server: str) -> None:
    seen = visit(server, "kesenjangan", PHONE)
    card = "getComputedStyle(document.querySelector('.siperi-example')).backgroundColor"
    light = seen.page.evaluate(card)
    seen.page.emulate_media(color_scheme="dark")
    seen.until(lambda: seen.page.evaluate(card), lambda found: found != light)
    figure = seen.page.locator(".js-plotly-plot svg.main-svg").first
    assert figure.evaluate("one => getComputedStyle(one).backgroundColor") == GROUNDS["light"], "its own ground"
