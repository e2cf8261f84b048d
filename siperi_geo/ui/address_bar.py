"""The address of a page completed in place: what a reader came with, plus what it left unsaid (the newest year).

Streamlit can only push, one entry of the history for every writing; a frame of our own, with nothing in it,
replaces. What the address says is decided in `session`.
"""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import streamlit.components.v1 as components

FRAME = components.declare_component("address", path=str(Path(__file__).parent / "address"))


def replace(asked: Mapping[str, str], shown: Mapping[str, str]) -> None:
    """Have the browser write `shown` where `asked` stands; who is elsewhere by then keeps their address."""
    FRAME(asked=urlencode(asked), query=urlencode(shown), default=None, key="address")
