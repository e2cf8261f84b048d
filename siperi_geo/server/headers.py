"""Middleware that sets security headers on every answer.

The policy lets a page load from its own server only. The frame of a map component needs inline script and
`eval` (streamlit-folium runs what folium generated), so the looser policy holds for component frames alone.
An evidence file gets the strictest one.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SHELL = Path(streamlit.__file__).parent / "static" / "index.html"
COMPONENT = "/component/"
EVIDENCE = re.compile(r"/bukti/[^/]+$")
LEAFLET = re.compile(r"/component/[\w.]+\.leaflet_[\d_]+/")
# Told where it is, Streamlit does not look for its base path below the page's address first (two 404 each time).
BASE_SCRIPT = "window.__streamlit={BACKEND_BASE_URL:location.origin+document.currentScript.dataset.base}"
ONE_YEAR = "public, max-age=31536000, immutable"
POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# What others gave us may do nothing at all, as a document of its own.
EVIDENCE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox"
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",  # not DENY: components are frames of the same origin
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """ASGI middleware: headers as above; Leaflet, whose address carries its version, may be kept for a year."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        found = headers_for(scope["path"])

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(found)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def headers_for(path: str) -> dict[str, str]:
    """The headers of an answer to this path."""
    if EVIDENCE.search(path):
        return {**FIXED, "Content-Security-Policy": EVIDENCE_POLICY}
    scripts = "'unsafe-inline' 'unsafe-eval'" if COMPONENT in path else inline_script_hashes()
    caching = {"Cache-Control": ONE_YEAR} if LEAFLET.search(path) else {}
    return {**FIXED, "Content-Security-Policy": POLICY.format(scripts=scripts), **caching}


@cache
def inline_script_hashes() -> str:
    """CSP sources for the inline scripts of the HTML shell, Streamlit's and ours: no other inline script runs."""
    theirs = re.findall(r"<script>(.*?)</script>", SHELL.read_text(encoding="utf-8"), flags=re.DOTALL)
    scripts = [*theirs, BASE_SCRIPT]
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
