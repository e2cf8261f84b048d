"""Security headers: strict for pages, looser for component frames only, long-lived for Leaflet only."""

import base64
import hashlib

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from siperi_geo.server.headers import (
    BASE_SCRIPT,
    ONE_YEAR,
    SHELL,
    SecurityHeaders,
    headers_for,
    inline_script_hashes,
)
from tests.server.asgi import get

COMPONENT = "/component/streamlit_folium.st_folium/index.html"
LEAFLET = "/component/siperi_geo.ui.map_view.leaflet_1_9_3/leaflet.js"


@pytest.fixture
def app() -> ASGIApp:
    routes = [Route("/{path:path}", lambda _: PlainTextResponse("x", headers={"Cache-Control": "public"}))]
    return Starlette(routes=routes, middleware=[Middleware(SecurityHeaders)])


@pytest.mark.parametrize("path", ["/", "/peta", "/health", "/static/js/index.js", COMPONENT])
def test_every_answer_carries_the_headers(app: ASGIApp, path: str) -> None:
    headers = get(app, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/peta", "/component", "/peta/component.html"])
def test_pages_run_no_inline_script_but_streamlits_own(path: str) -> None:
    policy = headers_for(path)["Content-Security-Policy"]
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in script
    assert "'sha256-" in script


def test_only_component_frames_may_run_what_folium_generated() -> None:
    policy = headers_for(COMPONENT)["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline' 'unsafe-eval'" in policy


def test_the_hashes_are_those_of_the_shell_installed_and_of_our_own_script() -> None:
    script = SHELL.read_text(encoding="utf-8").split("<script>")[1].split("</script>")[0]
    digests = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (script, BASE_SCRIPT))
    assert inline_script_hashes() == " ".join(f"'sha256-{digest}'" for digest in digests)


def test_only_leaflet_may_be_kept_for_a_year(app: ASGIApp) -> None:
    assert get(app, LEAFLET).headers["cache-control"] == ONE_YEAR
    assert get(app, COMPONENT).headers["cache-control"] == "public"
