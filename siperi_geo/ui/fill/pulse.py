"""An open form looks now and then whether it is stored as it is shown, and is drawn again where it is not.

Saving does not raise the data version, so nothing else would tell. A frame of our own gives the sign, while nobody
writes and nothing runs; no page is run for it, and nobody's session lasts longer by it.
"""

from pathlib import Path

import streamlit as st
import streamlit.components.v1 as components

from siperi_geo.ui import reads
from siperi_geo.ui.fill import saving as fill_saving

FRAME = components.declare_component("pulse", path=str(Path(__file__).parent / "pulse"))
HEARD = "fill_pulse"


def watch() -> None:
    """Draw the frame of the form that is held, in a fragment of its own."""
    st.fragment(_watch, key="fill_watch")(fill_saving.held().draft_id)


def _watch(draft_id: str) -> None:
    beat = FRAME(default=None, key="fill_pulse_frame")
    before, st.session_state[HEARD] = st.session_state.get(HEARD), beat
    if beat not in (None, before) and fill_saving.is_held(draft_id) and not is_as_stored():
        st.rerun()


def is_as_stored() -> bool:
    """Whether the form that is held was not changed, handed in or discarded elsewhere, and still takes answers."""
    held = fill_saving.held()
    rows = reads.store().query("drafts/pulse", draft_id=held.draft_id).astype(object)
    if rows.empty:
        return False
    row = rows.where(rows.notna(), None).iloc[0]
    return (row["saved_at"], row["file_count"]) == (held.saved_at, sum(map(len, held.evidence.values())))
