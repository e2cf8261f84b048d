"""Routes beside the pages: the health answer, signing in and out, evidence files, and work from commands."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from siperi_geo import __version__
from siperi_geo.server.evidence import show_evidence
from siperi_geo.server.holding import holding
from siperi_geo.server.password import do_password, show_password
from siperi_geo.server.plain import base_path
from siperi_geo.server.sign_in import do_sign_in, do_sign_out, show_sign_in, show_sign_out
from siperi_geo.server.work import take
from siperi_geo.settings import settings
from siperi_geo.store import WORK_ROUTE, shared_store

STARTED_AT = datetime.now(UTC)


def routes() -> list[BaseRoute]:
    """Every route of ours; Streamlit's come after them. What pages ask for or link to is below their base path."""
    beside = [
        Route(f"{base}{path}", answer, methods=[method])
        for base in sorted({"", base_path()})
        for path, method, answer in BESIDE
    ]
    return [*beside, Route(WORK_ROUTE, take, methods=["POST"])]


def health(_: Request) -> JSONResponse:
    """`{"status": "ok", …, "snapshot": …}`; asks the store, so that a dead one is not reported as well."""
    version = shared_store(settings().store_path).data_version
    server = {"status": "ok", "version": __version__, "started_at": STARTED_AT.isoformat()}
    return JSONResponse({**server, "data_version": version, "snapshot": _snapshot()})


def _snapshot() -> dict[str, str | int | None] | None:
    """The snapshot in place, since when, and what keeps a newer one away; None when switched off."""
    if holding.publisher is None:
        return None
    latest = holding.publisher.latest
    return {
        "data_version": latest.data_version if latest else None,
        "published_at": latest.published_at.isoformat(timespec="seconds") if latest else None,
        "problem": holding.publisher.problem,
    }


BESIDE: tuple[tuple[str, str, Callable[[Request], Response | Awaitable[Response]]], ...] = (
    ("/health", "GET", health),
    ("/masuk", "GET", show_sign_in),
    ("/masuk", "POST", do_sign_in),
    ("/keluar", "GET", show_sign_out),
    ("/keluar", "POST", do_sign_out),
    ("/sandi", "GET", show_password),
    ("/sandi", "POST", do_password),
    ("/bukti/{evidence_id}", "GET", show_evidence),
)
