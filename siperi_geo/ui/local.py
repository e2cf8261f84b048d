"""Writing without accounts is for this computer only: pages that write ask here first."""

import streamlit as st

from siperi_geo.settings import is_loopback, settings
from siperi_geo.ui import frame


def only_here() -> None:
    """End the page with a word when the server can be reached from other computers, however it was started."""
    if host := open_host():
        frame.empty("ui.only_here", host=host)


def open_host() -> str | None:
    """The address by which other computers can reach the server; None where they cannot."""
    hosts = (settings().host, str(st.get_option("server.address") or "0.0.0.0"))  # noqa: S104
    return next((host for host in hosts if not is_loopback(host)), None)
