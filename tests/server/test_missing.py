"""Addresses without a page: a 404 in the reader's language with the ways on, also below a base path."""

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp
from streamlit import config

from siperi_geo.server.headers import SHELL
from siperi_geo.server.missing import is_page, missing_page, pages
from siperi_geo.server.shell import Shell
from siperi_geo.settings import ROOT
from siperi_geo.text import t
from tests.server.asgi import get

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def answer(request: Request) -> Response:
    """As Streamlit: the shell for every address that it does not know."""
    path = request.url.path
    if path == "/health":
        return JSONResponse({"status": "ok"})
    if path.startswith(("/media/", "/outside")):
        return PlainTextResponse("Not Found", status_code=404)
    return FileResponse(SHELL, media_type="text/html")


@pytest.fixture
def app() -> ASGIApp:
    return Starlette(routes=[Route("/{path:path}", answer)], middleware=[Middleware(Shell)])


@pytest.fixture(params=["siperi", "/office/siperi/"])
def base(request: pytest.FixtureRequest) -> Iterator[str]:
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", request.param)
    yield "/" + request.param.strip("/")
    config.set_option("server.baseUrlPath", before)


def hrefs(page: str) -> list[str]:
    return re.findall(r'<li><a href="([^"]*)"', page)


def test_the_pages_are_those_of_the_frame() -> None:
    frame = (ROOT / "dashboard.py").read_text(encoding="utf-8")
    assert set(pages()) == {"", *re.findall(r'\(":material/\w+:", "([^"]+)", ', frame)}
    assert all(t(one.title) for one in pages().values())


@pytest.mark.parametrize("address", sorted(pages()))
def test_every_page_gets_the_shell(app: ASGIApp, address: str) -> None:
    found = get(app, f"/{address}?tahun=2024", BROWSER)
    assert (found.status_code, "<noscript>" in found.text) == (200, True)


@pytest.mark.parametrize("path", ["/peta/peta", "/nothing", "/Peta", "/peta/static/x", "/index.html", "/outside"])
def test_every_other_address_is_not_found(app: ASGIApp, path: str) -> None:
    found = get(app, path, BROWSER)
    assert (found.status_code, found.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert '<html lang="id">' in found.text
    assert "Halaman ini tidak ada" in found.text
    assert int(found.headers["content-length"]) == len(found.content)
    assert "<script" not in found.text


def test_it_speaks_english_when_asked_and_keeps_that_in_its_links(app: ASGIApp) -> None:
    found = get(app, "/nothing?lang=en", BROWSER)
    assert '<html lang="en">' in found.text
    assert "There is no such page" in found.text
    assert all(href.endswith("?lang=en") for href in hrefs(found.text))
    assert "?lang=id" in found.text


def test_the_address_is_only_text() -> None:
    shown = missing_page("/<script>alert(1)</script>{title}" + "x" * 500, "id")
    assert "<script" not in shown
    assert "x" * 100 not in shown


@pytest.mark.parametrize("path", ["/health", "/media/gone.csv"])
def test_answers_that_are_no_pages_pass(app: ASGIApp, path: str) -> None:
    assert "<html" not in get(app, path, BROWSER).text


@pytest.mark.parametrize(
    ("path", "home"), [("/nothing", "./"), ("/peta/peta", "../"), ("/a/b/c", "../../"), ("/a/", "../")]
)
def test_links_lead_home_from_any_depth(path: str, home: str) -> None:
    assert hrefs(missing_page(path, "id"))[:2] == [home, f"{home}peta"]


def test_below_a_base_path_the_same_holds(base: str) -> None:
    for address in pages():
        assert is_page(f"{base}/{address}")
    assert is_page(base)
    for path in ("/", "/peta", f"{base}x/peta", f"{base}/peta/peta", f"{base}//peta"):
        assert not is_page(path)
    assert hrefs(missing_page(f"{base}/peta/peta", "id"))[1] == "../peta"
    assert hrefs(missing_page("/peta", "id"))[1] == f"{base}/peta"
