"""Pages that the server writes itself, without script: what they look like, and in which language they speak.

They stand beside the dashboard where it cannot do it (an address without a page, signing in), in its look.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from siperi_geo.errors import Problem
from siperi_geo.settings import settings
from siperi_geo.text import LANGUAGES, Language, language, t, use_language

KEEP_NOTHING = {"Cache-Control": "no-store"}  # about one person and this moment
STATUS = {
    "SIGN_IN_NEEDED": 401,
    "SIGN_IN_FAILED": 401,
    "ONE_TIME_OVER": 401,
    "NOT_ALLOWED": 403,
    "FORM_FROM_ELSEWHERE": 403,
    "EVIDENCE_ONLY_HERE": 403,
    "EVIDENCE_UNKNOWN": 404,
    "FORM_TOO_LARGE": 413,
    "FORM_NOT_READABLE": 415,
    "PASSWORD_WRONG": 422,
    "PASSWORD_WEAK": 422,
    "PASSWORDS_DIFFER": 422,
    "SIGN_IN_WAIT": 429,
}
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · SiPERI Geo</title>
<style>
body {{ margin: 0 auto; padding: 2.4rem 1.2rem; max-width: {width}; color: #16191d; line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }}
h1 {{ font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.8rem; }}
p {{ overflow-wrap: anywhere; margin: 0 0 1rem; }}
ul {{ list-style: none; padding: 0; }}
a {{ display: inline-block; padding: 0.6rem 1rem 0.6rem 0; color: #0b5394; }}
form {{ margin: 0 0 1rem; }}
label {{ display: block; margin: 0 0 0.3rem; font-weight: 600; }}
input {{ box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.7rem; margin: 0 0 1rem;
  font: inherit; color: inherit; background: #fff; border: 1px solid #6b7681; border-radius: 0.5rem; }}
button {{ min-height: 2.75rem; padding: 0.5rem 1.6rem; font: inherit; font-weight: 600; color: #fff;
  background: #0b5394; border: 1px solid #0b5394; border-radius: 0.5rem; cursor: pointer; }}
button:hover {{ background: #083f70; }}
:is(input, button, a):focus-visible {{ outline: 3px solid #0b5394; outline-offset: 2px; }}
code {{ display: block; padding: 0.6rem 0.8rem; background: #f3f6f8; border-radius: 0.3rem;
  overflow-wrap: anywhere; }}
.brand {{ margin: 0 0 1.6rem; font-weight: 600; color: #4a545e; }}
.note {{ font-size: 0.9rem; color: #4a545e; }}
.hint {{ margin: -0.7rem 0 1rem; font-size: 0.9rem; color: #4a545e; }}
.unseen {{ position: absolute; width: 1px; height: 1px; min-height: 0; margin: -1px; padding: 0; border: 0;
  clip-path: inset(50%); }}
.wrong {{ padding: 0.6rem 0.8rem; background: #fdecea; border-left: 4px solid #a3161b; border-radius: 2px; }}
.done {{ padding: 0.6rem 0.8rem; background: #e7f4ea; border-left: 4px solid #14632f; border-radius: 2px; }}
</style>
</head>
<body>
<main>
<p class="brand">SiPERI Geo</p>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def page(title: str, body: str, *, width: str = "26rem") -> str:
    """The whole page around a body that is HTML already; the title is text."""
    return PAGE.format(language=language(), title=escape(title), body=body, width=width)


def answer(title: str, body: str, status: int = 200) -> HTMLResponse:
    """A page that no browser keeps."""
    return HTMLResponse(page(title, body), status, KEEP_NOTHING)


def refused(title: str, problem: Problem, body: str = "") -> HTMLResponse:
    """What the error catalogue says above the page, with its status; when to try again as a header too."""
    told = answer(title, wrong(problem) + body, STATUS.get(problem.code, 500))
    if problem.code == "SIGN_IN_WAIT":
        told.headers["Retry-After"] = str(problem.values["seconds"])
    return told


def onward(address: str) -> RedirectResponse:
    """On to another address with a GET, whatever this was."""
    return RedirectResponse(address, 303, KEEP_NOTHING)


def speak(request: Request) -> Language:
    """Set the language of this answer: that of the address (`?lang=en`), or else the usual one."""
    asked = request.query_params.get("lang", "").lower()
    return use_language(asked if asked in LANGUAGES else settings().language)


def paragraph(words: str, kind: str = "") -> str:
    """A paragraph of plain text."""
    return f'<p class="{kind}">{escape(words)}</p>' if kind else f"<p>{escape(words)}</p>"


def link(address: str, words: str) -> str:
    """A link to an address of ours."""
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def hidden(name: str, value: str) -> str:
    """A field that goes along with a form."""
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def wrong(problem: Problem) -> str:
    """What the error catalogue says, read out at once by a screen reader."""
    return f'<p class="wrong" id="wrong" role="alert">{escape(problem.message(language()))}</p>\n'


def to_other_language(key: str, **query: str) -> str:
    """A link to the same page in the other language, with more of its query."""
    other = "id" if language() == "en" else "en"
    address = f"?{urlencode({'lang': other, **query})}"
    return f'<p><a href="{escape(address)}" lang="{other}" hreflang="{other}">{escape(t(key))}</a></p>'


def base_path() -> str:
    """What comes before every address of the dashboard: "" or, behind another server, "/siperi"."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
