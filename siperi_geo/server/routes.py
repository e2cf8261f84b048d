"""Routes beside the pages: the health answer, for start scripts and supervisors, and work from commands."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from siperi_geo import __version__
from siperi_geo.server.holding import holding
from siperi_geo.server.missing import base_path
from siperi_geo.server.work import take
from siperi_geo.settings import settings
from siperi_geo.store import WORK_ROUTE, shared_store

STARTED_AT = datetime.now(UTC)


def routes() -> list[BaseRoute]:
    """Every route of ours; Streamlit's come after them. Pages ask for the health below their base path."""
    healths = [Route(f"{base}/health", health) for base in sorted({"", base_path()})]
    return [*healths, Route(WORK_ROUTE, take, methods=["POST"])]


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
