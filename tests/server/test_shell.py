"""The HTML shell: our language, title and words, whatever the browser says it can decompress."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from siperi_geo.server.headers import BASE_SCRIPT, SHELL
from siperi_geo.server.shell import Shell
from tests.server.asgi import get

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-encoding": "gzip, br"}


def answer(request: Request) -> Response:
    if request.url.path == "/text":
        return PlainTextResponse("<html lang=en>" * 200)
    return FileResponse(SHELL, media_type="text/html")


@pytest.fixture
def app() -> ASGIApp:
    middleware = [Middleware(Shell), Middleware(GZipMiddleware, minimum_size=100)]
    return Starlette(routes=[Route("/{path:path}", answer)], middleware=middleware)


@pytest.mark.parametrize(
    ("query", "language"), [("", "id"), ("?lang=EN", "en"), ("?lang=xx", "id"), ("?lang=ID", "id")]
)
def test_the_page_says_its_language(app: ASGIApp, query: str, language: str) -> None:
    page = get(app, f"/peta{query}", BROWSER)
    assert f'<html lang="{language}">' in page.text
    assert "<title>SiPERI Geo</title>" in page.text


def test_without_script_the_reader_is_told_in_their_language(app: ASGIApp) -> None:
    page = get(app, "/", BROWSER).text
    assert "<noscript><p>Dasbor ini memerlukan JavaScript." in page
    assert "You need to enable" not in page
    assert "service-desc" not in page


def test_the_length_fits_and_the_old_validators_are_gone(app: ASGIApp) -> None:
    page = get(app, "/", BROWSER)
    assert int(page.headers["content-length"]) == len(page.content)
    assert "etag" not in page.headers
    assert "last-modified" not in page.headers


def test_streamlits_scripts_stay_in_the_page_behind_ours_that_says_the_base_path(app: ASGIApp) -> None:
    original, page = SHELL.read_text(encoding="utf-8"), get(app, "/peta", BROWSER).text
    assert page.count("<script") == original.count("<script") + 1
    assert page.split("<script", 1)[1].startswith(f' data-base="/">{BASE_SCRIPT}</script>')
    assert page.count("modulepreload") == original.count("modulepreload")


@pytest.mark.parametrize("path", ["/text", "/component/streamlit_folium.st_folium/index.html"])
def test_everything_else_passes_untouched(app: ASGIApp, path: str) -> None:
    answered = get(app, path, BROWSER)
    assert "lang=en" in answered.text.replace('"', "")


def test_a_program_that_asks_for_no_page_gets_the_file_as_it_is(app: ASGIApp) -> None:
    assert get(app, "/", {"accept": "*/*"}).text == SHELL.read_text(encoding="utf-8")
