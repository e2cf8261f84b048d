"""A process that has imported what every dashboard imports, and forks one for each order: two seconds less each.

Nothing has been read or decided in it: what it forks reads settings, store and Streamlit's own files, under the
environment of the order. It ends when nobody can give orders any more.
"""

import gc
import importlib
import json
import os
import signal
import sys
from typing import Any

IMPORTED = (
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
    "uvicorn.lifespan.on",
    "streamlit.web.server.starlette",
    "streamlit.runtime",
    "streamlit.web.bootstrap",
    "plotly.graph_objects",
    "folium",
    "openpyxl",
    "xlsxwriter",
    "siperi_geo.maps",
    "siperi_geo.charts",
    "siperi_geo.tables",
    "siperi_geo.analysis.gaps",
    "siperi_geo.analysis",
    "siperi_geo.intake",
)


def main() -> None:
    """Take orders (environment, log, code) as lines of JSON, and answer each with the id of its process."""
    from siperi_geo.cli.app import GROUPS

    for name in (*(f"siperi_geo.cli.{one}" for one in GROUPS), *IMPORTED):
        importlib.import_module(name)
    gc.freeze()
    signal.signal(signal.SIGCHLD, _bury)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while line := sys.stdin.readline():
        order = json.loads(line)
        process = os.fork()
        if process == 0:
            _become(order)
            return
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()
    gc.unfreeze()


def _bury(*_: object) -> None:
    """Whoever has ended is gone at once: a process id that nobody waits for would look alive."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _become(order: dict[str, Any]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.unfreeze()
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
        os.set_inheritable(target, True)
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["-c", "serve"]
    exec(order["code"], {"__name__": "__main__"})  # noqa: S102


if __name__ == "__main__":
    main()
