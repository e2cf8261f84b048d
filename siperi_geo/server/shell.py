"""Middleware that puts our language, title and words into Streamlit's HTML shell, the file behind every address.

Without it a screen reader reads Indonesian pages with an English voice. Where there is no page, a page of ours
says so in place of the shell.
"""

import re
from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from siperi_geo.server.headers import BASE_SCRIPT
from siperi_geo.server.missing import is_page, is_plain, missing_page
from siperi_geo.server.plain import base_path
from siperi_geo.settings import settings
from siperi_geo.text import t, use_language

FILES = re.compile(r"/(component|media)/")
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*>')
MACHINE_LINK = re.compile(r"<!--(?:(?!-->).)*-->\s*<link rel=\"service-desc\"[^>]*>", re.DOTALL)


class Shell:
    """ASGI middleware: rewrites what a browser asks for as a page; everything else passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_page(scope):
            await self.app(scope, receive, send)
            return
        # Uncompressed, because it is rewritten on its way out.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": headers}, receive, _Rewriter(send, scope).send)


class _Rewriter:
    """Holds an HTML answer (or a bare "not found") back until it is complete, then sends ours in its place."""

    def __init__(self, send: Send, scope: Scope) -> None:
        self.forward = send
        self.language = _asked(scope)
        self.path: str = scope["path"]
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and (_is_html(message) or _is_bare_not_found(message)):
            self.start = message
        elif self.start is None or message["type"] != "http.response.body":
            await self.forward(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        if is_page(self.path) and _is_html(start):
            body = rewrite(self.body.decode(), self.language).encode()
        else:
            body = missing_page(self.path, self.language).encode()
            start["status"] = 404
        headers = MutableHeaders(scope=start)
        headers["Content-Type"] = "text/html; charset=utf-8"
        headers["Content-Length"] = str(len(body))
        for name in ("etag", "last-modified"):
            del headers[name]
        await self.forward(start)
        await self.forward({"type": "http.response.body", "body": body})


def rewrite(shell: str, language: str) -> str:
    """The HTML shell in a language: `<html lang>`, title, base path, a sentence for browsers without script."""
    use_language(language)
    shell = shell.replace('<html lang="en">', f'<html lang="{language}">', 1)
    shell = shell.replace("<title>Streamlit</title>", "<title>SiPERI Geo</title>", 1)
    script = f'<script data-base="{escape(base_path())}/">{BASE_SCRIPT}</script>'
    shell = MACHINE_LINK.sub("", FONT.sub("", shell)).replace("<head>", f"<head>{script}", 1)
    return NO_SCRIPT.sub(f"<noscript><p>{escape(t('ui.no_script'))}</p></noscript>", shell)


def _asked(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [settings().language])
    return "en" if asked[0].lower() == "en" else "id"


def _is_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    if FILES.search(scope["path"]) or is_plain(scope["path"]):
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


def _is_html(message: Message) -> bool:
    return MutableHeaders(scope=message).get("content-type", "").startswith("text/html")


def _is_bare_not_found(message: Message) -> bool:
    return message["status"] == 404 and MutableHeaders(scope=message).get("content-type", "").startswith(
        "text/plain"
    )
