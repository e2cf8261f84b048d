"""A part of a page that few ask for: folded at first, opened by a click or a key, printed whether open or not.

The table behind a chart or a map is no such part: it is printed only where a reader opened it (`table_view.twin`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def folded(title: str, *, key: str) -> Iterator[None]:
    """What is drawn inside stands under this title; `key` tells apart the folds of a page."""
    with st.container(key=f"fold_{key}"), st.expander(title):
        yield
