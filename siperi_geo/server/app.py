"""The ASGI app: Streamlit's pages with our routes, headers and start-up around them."""

import gc
import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from siperi_geo.boundaries import ensure_builtin
from siperi_geo.scoring import rescore_stale
from siperi_geo.server.closed import Closed
from siperi_geo.server.doorway import Doorway
from siperi_geo.server.headers import SecurityHeaders
from siperi_geo.server.holding import holding
from siperi_geo.server.routes import routes
from siperi_geo.server.run import limit_uploads, name_services
from siperi_geo.server.shell import Shell
from siperi_geo.server.sockets import Sockets
from siperi_geo.settings import ROOT, settings
from siperi_geo.store import close_shared_stores, shared_store
from siperi_geo.text import moment, t

# Not streamlit_folium: a component that is declared outside a script run is never served.
WARM = ("pandas", "pyarrow", "plotly.graph_objects", "siperi_geo.maps", "siperi_geo.analysis.gaps")
log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the store and bring it up to date, import what pages need, exempt all of it from garbage collection."""
    store = shared_store(settings().store_path)
    ensure_builtin(store)
    for one in rescore_stale(store):
        log.warning(one.problem("SCORING_DONE_AGAIN").message(settings().language))
    for module in WARM:
        importlib.import_module(module)
    gc.collect()
    gc.freeze()
    log.info("ready")
    with holding.of(store):
        yield
    close_shared_stores()
    gc.unfreeze()  # what was frozen is freed at the end like everything else


def say_sorry(error: Exception) -> bool:
    """What a reader sees of a mistake of ours: a sentence with the time; the log has the details."""
    log.error("a page failed", exc_info=error)
    st.error(t("ui.crash", at=moment(datetime.now(UTC).astimezone())))
    return True


# A folder named pages/ makes Streamlit answer the first address after a start with "page not found", until some
# session has reached st.navigation.
PagesManager.uses_pages_directory = False

app = st.App(
    ROOT / "dashboard.py",
    routes=routes(),
    middleware=[Middleware(one) for one in (Doorway, Sockets, Closed, SecurityHeaders, Shell)],
    lifespan=lifespan,
    on_script_error=say_sorry,
)
limit_uploads()
name_services()
