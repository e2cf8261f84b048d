"""The upload box. It reads nothing: what a file holds is judged by the rooms that read it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st


def file_box(label: str, *, key: str, many: bool = False) -> Sequence[Any]:
    """The files given (with `.name` and `.getvalue()`), none at first; any kind of file may be dropped.

    Kinds and size are checked by the reader and by the server setting, in words of the error catalogue: the
    widget's own check speaks English and holds in the browser only.
    """
    given = st.file_uploader(label, accept_multiple_files=many, key=key)
    if given is None:
        return ()
    return list(given) if many else (given,)
