"""The evidence files beside one answer or action, for who may see them: what they are, each opened on request.

Nothing is read before somebody opens a file; its bytes are held against their hash each time. A picture goes into
the page itself: no address leads to it, and `st.image` would add a button that speaks English.
"""

import base64
import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import streamlit as st

from siperi_geo.analysis.evidence_share import EvidenceShare
from siperi_geo.assessments import Evidence, evidence_for, evidence_preview
from siperi_geo.errors import SiperiError, brief
from siperi_geo.rights import Actor
from siperi_geo.store import Store, shared_store
from siperi_geo.text import moment, number, t
from siperi_geo.ui import frame, reads, who

MIB = 2**20
MOST_NAME = 40  # letters on a button


class Reader(Protocol):
    """Reads a file with its bytes for somebody, or refuses by raising: of a form, or of an action."""

    def __call__(self, store: Store, evidence_id: str, *, actor: Actor) -> tuple[Evidence, bytes]: ...


def show(
    found: Sequence[Evidence],
    *,
    key: str,
    remove: Callable[[Evidence], None] | None = None,
    read: Reader = evidence_for,
    out_of: str = "evidence.remove",
) -> None:
    """A line per file with a button that opens it; `remove` is what the button inside does, where one may.

    `out_of`: the words of that button, which say what the file is taken out of.
    """
    for one in found:
        open_key = f"buka_{key}_{one.evidence_id}"
        with st.container(key=f"berkas_{key}_{one.evidence_id}", gap="xxsmall"):
            st.button(
                frame.plain(one.file_name),
                key=f"lihat_{key}_{one.evidence_id}",
                type="tertiary",
                icon=":material/image:" if one.is_picture else ":material/picture_as_pdf:",
                on_click=_turn,
                args=(open_key,),
            )
            st.html(f'<p class="siperi-note">{html.escape(_facts(one))}</p>')
            if st.session_state.get(open_key):
                _opened(one, key, remove, read, out_of)


def count(found: Sequence[Evidence]) -> None:
    """How many files there are; nothing where there are none."""
    if found:
        frame.note(t("evidence.count", n=number(len(found), 0)))


def share(of: EvidenceShare) -> str:
    """How many answers have files, and how many of those whose question names evidence."""
    said = [t("evidence.share", part=number(of.with_files, 0), all=number(of.answered, 0))]
    if of.naming:
        said.append(t("evidence.naming", part=number(of.naming_with_files, 0), all=number(of.naming, 0)))
    return " ".join(said)


def _turn(open_key: str) -> None:
    st.session_state[open_key] = not st.session_state.get(open_key, False)


def _facts(one: Evidence) -> str:
    return t("evidence.facts", kind=one.kind, size=_size(one.bytes), at=moment(one.added_at), who=one.actor)


def _size(n: int) -> str:
    return f"{number(n / MIB, 1)} MB" if n >= MIB else f"{number(-(-n // 1024), 0)} KB"


def _opened(one: Evidence, key: str, remove: Callable[[Evidence], None] | None, read: Reader, out_of: str) -> None:
    name = frame.plain(brief(one.file_name, MOST_NAME))
    try:
        read(reads.store(), one.evidence_id, actor=who.acting())
    except SiperiError as error:
        frame.problems(*error.problems)
    else:
        if one.is_picture:
            st.html(_picture(_preview(str(reads.store().path), one.sha256), one.file_name))
        label, asks = t("evidence.download", name=name), who.later()
        frame.download_apart(
            label,
            lambda: read(reads.store(), one.evidence_id, actor=asks())[1],
            one.download_name,
            one.media_type,
            key=f"unduh_{key}_{one.evidence_id}",
        )
    if remove is not None:
        st.button(
            t(out_of, name=name),
            key=f"keluarkan_{key}_{one.evidence_id}",
            icon=":material/delete:",
            on_click=remove,
            args=(one,),
        )


def _picture(jpeg: bytes, name: str) -> str:
    source = base64.b64encode(jpeg).decode()
    return f'<img class="siperi-picture" alt="{html.escape(name)}" src="data:image/jpeg;base64,{source}">'


@st.cache_data(show_spinner=False, max_entries=32)
def _preview(path: str, sha256: str) -> bytes:
    return evidence_preview(shared_store(Path(path)).attachments.read(sha256))
