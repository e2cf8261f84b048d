"""Evidence files beside a question: a box that takes them in, each stored at once, and the list of what is there.

The box takes whatever is dropped: what is refused is said in words of the error catalogue, while the widget's own
check would speak English and forget the file with the next one that is stored.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from siperi_geo.assessments import Draft, Evidence, add_evidence, remove_evidence
from siperi_geo.instruments import Item
from siperi_geo.settings import settings
from siperi_geo.store import Store
from siperi_geo.text import t
from siperi_geo.ui import evidence_list, frame, uploads, who
from siperi_geo.ui.fill import drawing as fill_drawing
from siperi_geo.ui.fill import saving as fill_saving


def box(draft: Draft, item: Item) -> None:
    """The files of a question, each of which can be opened and taken out, and the box for more."""
    found = draft.evidence.get(item.id, ())
    evidence_list.show(found, key=draft.draft_id, remove=partial(_remove, draft))
    if len(found) >= settings().evidence_files:
        frame.note(t("evidence.full", n=settings().evidence_files))
        return
    frame.note(t("evidence.private"))
    key = box_key(draft, item.id)
    uploads.open_for_files()
    st.file_uploader(
        t("evidence.add"), accept_multiple_files=True, key=key, on_change=_add, args=(draft, item.id, key)
    )


def box_key(draft: Draft, item_id: str) -> str:
    """The key of the box of an item; another one once its files are stored, which empties it."""
    return f"bukti_{draft.draft_id}_{item_id}_{st.session_state.get(_round(draft, item_id), 0)}"


def _round(draft: Draft, item_id: str) -> str:
    return f"ronde_{draft.draft_id}_{item_id}"


def _add(draft: Draft, item_id: str, key: str) -> None:
    """Callback: store each file that was just given, in the draft that its box was drawn for."""
    given = st.session_state.get(key) or ()
    if not given:
        return
    _forget(given)
    st.session_state[_round(draft, item_id)] = st.session_state.get(_round(draft, item_id), 0) + 1
    fill_saving.save(draft, item_id, *(partial(_put, draft, item_id, one.name, one.getvalue()) for one in given))
    fill_drawing.again()


def _forget(given: Sequence[UploadedFile]) -> None:
    """Free the server's memory of uploads that are stored now; Streamlit would hold them as long as the window."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for one in given:
            context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=one.file_id)


def _put(draft: Draft, item_id: str, name: str, content: bytes, store: Store) -> None:
    add_evidence(store, draft, item_id, name, content, actor=who.acting())


def _remove(draft: Draft, one: Evidence) -> None:
    """Callback: take a file out of the draft that its button was drawn for."""

    def away(store: Store) -> None:
        remove_evidence(store, draft, one.evidence_id, actor=who.acting())

    fill_saving.save(draft, one.item_id, away)
    fill_drawing.again()
