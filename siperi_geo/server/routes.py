"""Routes beside the pages: so far the health answer, for start scripts and supervisors."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from siperi_geo import __version__
from siperi_geo.settings import settings
from siperi_geo.store import shared_store


def routes() -> list[BaseRoute]:
    """Every route of ours; Streamlit's come after them."""
    return [Route("/health", health)]


def health(_: Request) -> JSONResponse:
    """`{"status": "ok", …}`; asks the store, so that a dead one is not reported as well."""
    version = shared_store(settings().store_path).data_version
    return JSONResponse({"status": "ok", "version": __version__, "data_version": version})
