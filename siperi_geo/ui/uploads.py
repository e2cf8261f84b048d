"""The upload box, and what became of the files in it. It reads nothing: what a file holds is judged by its reader.

A box is emptied once its files are stored; the outcome then stands in its place until other files are given or the
page is left. What a reader chose beside one set of files never applies to the next.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from siperi_geo.accounts import uploaders
from siperi_geo.errors import SiperiError
from siperi_geo.ui import frame, problem_table

NEW, SHOWN = "new", "shown"
Uploads = Sequence[tuple[str, bytes]]
Found = TypeVar("Found")


def file_box(label: str, *, key: str, many: bool = False, choices: Sequence[str] = ()) -> Sequence[Any]:
    """The files given (with `.name` and `.getvalue()`), none at first; any kind of file may be dropped.

    Kinds and size are checked by the reader and by the server setting, in words of the error catalogue: the
    widget's own check speaks English and holds in the browser only. `choices` are the keys of boxes drawn later
    on the page that say something of these files: other files empty them.
    """
    open_for_files()
    given = st.file_uploader(label, accept_multiple_files=many, key=_box(key))
    files: list[Any] = [] if given is None else list(given) if many else [given]
    names = tuple(file.file_id for file in files)
    before = st.session_state.get(_files(key), ())
    if before not in ((), names):
        _forget(choices)
    st.session_state[_files(key)] = names
    return files


def open_for_files() -> None:
    """Have the server take files of this session: a page that one may use draws a box for them."""
    if (context := get_script_run_ctx()) is not None:
        uploaders.show(context.session_id)


def examined(given: Uploads, read: Callable[[list[Path]], Found], *, nameless: str) -> Found | None:
    """What `read` finds in the files given (name, bytes); None when it cannot use them, with the reasons shown.

    They lie in a folder of their own meanwhile, by their own names: reports name them. `nameless` is for one
    without a name.
    """
    with tempfile.TemporaryDirectory() as folder:
        named = [(Path(name).name or nameless, content) for name, content in given]
        paths = [_written(Path(folder) / str(n), *one) for n, one in enumerate(named)]
        try:
            return read(paths)
        except SiperiError as error:
            problem_table.show(error.problems, key="unread")
            return None


def _written(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir()
    path = folder / name
    path.write_bytes(content)
    return path


def store(key: str, accept: Callable[[], object]) -> None:
    """Have `accept` store what was examined, empty the box and run the page again, which shows what it returned.

    Why nothing could be stored is said on the page, and the files stay in the box.
    """
    try:
        stored = accept()
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    state = st.session_state
    state[_round(key)] = state.get(_round(key), 0) + 1
    state[_files(key)] = ("done",)
    state[_outcome(key)] = [NEW, stored]
    st.rerun()


def outcome(key: str) -> Any | None:
    """What `store` kept for the place above the box; None once other files are given or the page was left."""
    age, kept = st.session_state.get(_outcome(key), (None, None))
    has_stayed = _box(key) in st.session_state and not st.session_state[_box(key)]
    if age == NEW or has_stayed:
        st.session_state[_outcome(key)] = [SHOWN, kept]
        return kept
    st.session_state.pop(_outcome(key), None)
    return None


def _forget(choices: Sequence[str]) -> None:
    for choice in choices:
        st.session_state[choice] = None


def _box(key: str) -> str:
    return f"{key}_{st.session_state.get(_round(key), 0)}"


def _round(key: str) -> str:
    return f"{key}_round"


def _files(key: str) -> str:
    return f"{key}_seen"


def _outcome(key: str) -> str:
    return f"{key}_outcome"
