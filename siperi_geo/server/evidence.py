"""The route `/bukti/{evidence_id}`: an evidence file, for who may see the form or the action's files it is of.

What it is was found out from its bytes when it was added; it is shown in a document of its own that may do nothing
(its policy is in `headers`), and kept by no browser and no server in between.
"""

from urllib.parse import quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from siperi_geo import plans
from siperi_geo.accounts import person_of
from siperi_geo.assessments import Evidence, evidence_for
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.rights import Actor
from siperi_geo.server.asked import at
from siperi_geo.server.carried import token_of
from siperi_geo.server.plain import KEEP_NOTHING, STATUS, link, onward, refused, speak
from siperi_geo.server.sign_in import SIGN_IN, store
from siperi_geo.settings import actor, is_loopback, settings
from siperi_geo.store import has_accounts
from siperi_geo.text import language, t

HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


async def show_evidence(request: Request) -> Response:
    """The file; else the way to sign in, or the word of why not."""
    speak(request)
    try:
        one, content = await run_in_threadpool(_file, request, request.path_params["evidence_id"])
    except SiperiError as error:
        return _no(request, error.problem)
    name = quote(one.download_name, safe="")
    shown = {**HEADERS, "Content-Disposition": f"inline; filename*=utf-8''{name}"}
    return Response(content, media_type=one.media_type, headers=shown)


def _file(request: Request, evidence_id: str) -> tuple[Evidence, bytes]:
    who = _who(request)
    read = plans.file_for if plans.has_file(store(), evidence_id) else evidence_for
    return read(store(), evidence_id, actor=who)


def _who(request: Request) -> Actor:
    """Who is signed in; without accounts whoever asks from this computer, while nobody else can."""
    if has_accounts(store()):
        return person_of(store(), token_of(request))
    hosts = (settings().host, str(st.get_option("server.address") or "0.0.0.0"))  # noqa: S104
    caller = request.client.host if request.client else ""
    if not all(map(is_loopback, (*hosts, caller))):
        raise SiperiError("EVIDENCE_ONLY_HERE")
    return actor()


def _no(request: Request, problem: Problem) -> Response:
    if "text/html" not in request.headers.get("accept", ""):
        words = f"{problem.code}: {problem.message(language())}\n"
        return PlainTextResponse(words, STATUS.get(problem.code, 500), KEEP_NOTHING)
    if problem.code == "SIGN_IN_NEEDED":
        return onward(at(SIGN_IN, next=request.url.path))
    return refused(t("sign_in.refused"), problem, link(at(""), t("sign_in.to_dashboard")))
