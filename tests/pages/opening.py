"""Opening a page of the dashboard in AppTest, and reading what it shows."""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

from streamlit.testing.v1 import AppTest

from siperi_geo.store import Store
from siperi_geo.ui import session

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("title", "subheader", "markdown", "html", "info", "warning", "error", "success")
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def open_page(name: str, section: str = "results", **address: str) -> AppTest:
    """A page inside the dashboard, opened as the first thing, on the store that the settings point to.

    `address` is its query.
    """
    page = dashboard().switch_page(f"pages/{section}/{name}.py")
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


def dashboard() -> AppTest:
    """The dashboard before anything was opened in it."""
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    # AppTest learns the pages from a first run, and looks through every installed package for components: once.
    first = _opened()
    page._registered_pages, page._bidi_component_manager = first._registered_pages, first._bidi_component_manager
    return page


@cache
def _opened() -> AppTest:
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()


def follow(page: AppTest, name: str, section: str = "results", **address: str) -> AppTest:
    """The page that a link with this address leads to, as a reader sees it who opens it fresh."""
    for key in (session.PAGE, session.CHOSEN):
        if key in page.session_state:
            del page.session_state[key]
    page.query_params.clear()
    page.switch_page(f"pages/{section}/{name}.py")
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


def shown(page: AppTest) -> str:
    """Everything the page shows as text or HTML, without the style sheet and the places where a code may break."""
    assert not page.exception
    texts = [str(element.value) for kind in KINDS for element in page.get(kind)]
    return "\n".join(text.replace("<wbr>", "") for text in texts if not text.startswith("<style"))


def chose(page: AppTest, key: str, value: object) -> AppTest:
    """The page after a choice in the widget with this key."""
    page.session_state[key] = value
    return page.run()


def map_arguments(page: AppTest) -> dict[str, str]:
    """What the map component is given."""
    frame = next(element for element in page.get("component_instance") if "streamlit_folium" in str(element.proto))
    return dict(json.loads(frame.proto.json_args))


def alternatives(page: AppTest) -> list[str]:
    """The alternative text of every chart."""
    return [element.proto.alt for element in page.get("plotly_chart")]


def figures(page: AppTest) -> list[str]:
    """Every chart as its JSON."""
    return [element.proto.spec for element in page.get("plotly_chart")]


def address(page: AppTest) -> dict[str, str]:
    """The query of the page as the reader sees it, once the frame that completes it has done so."""
    frames = [one for one in page.get("component_instance") if "address_bar" in str(one.proto)]
    if frames:
        return dict(parse_qsl(json.loads(frames[0].proto.json_args)["query"]))
    return {key: one if isinstance(one, str) else one[0] for key, one in page.query_params.items()}


def links(page: AppTest) -> dict[str, str]:
    """The address of every link of the page by its words."""
    return {element.proto.label: element.proto.query_string for element in page.get("page_link")}


def change_store(path: Path, *statements: str) -> None:
    """Statements on a store that no page has opened yet."""
    with Store.open(path) as store, store.transaction(actor="test", action="change", target="toy") as tx:
        for statement in statements:
            tx.execute(statement)
