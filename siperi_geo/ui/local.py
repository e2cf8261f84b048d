"""Writing without accounts is for this computer only: pages that write ask here first."""

import ipaddress

import streamlit as st

from siperi_geo.settings import settings
from siperi_geo.ui import frame


def only_here() -> None:
    """End the page with a word when the server can be reached from other computers, however it was started."""
    for host in (settings().host, str(st.get_option("server.address") or "0.0.0.0")):  # noqa: S104
        if not is_loopback(host):
            frame.empty("ui.only_here", host=host)


def is_loopback(host: str) -> bool:
    """Whether an address the server listens on can only be reached from the computer itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
