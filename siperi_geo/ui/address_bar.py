"""The address of a page completed in place: what a reader came with, plus what it left unsaid (the newest year).

Streamlit can only push, one entry of the history for every writing; a frame of our own, with nothing in it,
replaces. It also mends what Streamlit mixes up: a reader may leave a page while its address is still on the way,
and it then stands at the page they went to. What the address says is decided in `session`.
"""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st
import streamlit.components.v1 as components

FRAME = components.declare_component("address", path=str(Path(__file__).parent / "address"))


def replace(asked: Mapping[str, str], shown: Mapping[str, str], left: Mapping[str, str] | None) -> None:
    """Have the browser write `shown` where `asked` stands, or what the page before wrote (`left`) too late.

    Who is elsewhere by then keeps their address.
    """
    here = urlsplit(st.context.url or "").path
    late = None if left is None else urlencode(left)
    FRAME(asked=urlencode(asked), late=late, here=here, query=urlencode(shown), default=None, key="address")
