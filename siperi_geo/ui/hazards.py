"""The hazards that are stored, as the page shows them: by hazard, with every statement, and taking some out."""

import pandas as pd
import streamlit as st

from siperi_geo.registers.hazards import hazard_name, limits_line, remove, stored_statements, table
from siperi_geo.text import MISSING, number, pick, t
from siperi_geo.ui import batches, frame, reads, who

REMOVED = "hazards_removed"
NAMES = ("kelurahan", "class", "year", "according_to", "source")


def stored() -> pd.DataFrame:
    """What is stored, by hazard; the statements of each on request. Returns the statements."""
    rows = reads.query("hazards/count_per_hazard").astype(object)
    statements = reads.query("hazards/statement_list")
    if rows.empty:
        frame.note(t("hazards.stored.none"))
        return statements
    shown = {
        "hazard": [hazard_name(code) for code in rows["hazard"]],
        **{
            name: [number(n, 0) for n in rows[name]]
            for name in ("kelurahan_count", "classed_count", "statement_count")
        },
        "last_year": [str(year) if pd.notna(year) else MISSING for year in rows["last_year"]],
    }
    heads = {name: t(f"hazards.column.{name}") for name in shown}
    heads["kelurahan_count"] = t("hazards.column.kelurahan")
    frame.table(pd.DataFrame(shown).rename(columns=heads), caption=t("hazards.stored"))
    frame.note(t("hazards.unknown"))
    for code in rows["hazard"]:
        words = t("hazards.open", hazard=hazard_name(code))
        with st.expander(words):
            of_it = stored_statements(statements[statements["hazard"] == code], names=NAMES)
            frame.table(of_it, caption=words)
    return statements


def kinds() -> None:
    """The hazards that are known, how they may be written, the limits of an index, and how sure all this is."""
    about, known = table().list, table().hazards
    with st.expander(t("hazards.kinds")):
        rows = {
            t("hazards.column.hazard"): [pick(one.label) for one in known.values()],
            t("hazards.kinds.spelled"): [", ".join(one.spelled) or MISSING for one in known.values()],
        }
        frame.table(pd.DataFrame(rows), caption=t("hazards.kinds"))
        frame.note(t("hazards.about", source=pick(about.source), sure=t(f"method.mark.{about.sure}")))
        frame.note(limits_line())


def taken_out(statements: pd.DataFrame) -> None:
    """Take the statements of one source out, after a second click that confirms; nothing without any."""
    if gone := st.session_state.pop(REMOVED, None):
        st.success(t("hazards.removed", n=gone))
    if statements.empty:
        return
    with st.expander(t("hazards.remove")):
        label = t("hazards.remove.source")
        sources = sorted(statements["source"].unique())
        source = st.selectbox(label, sources, key="hazards_remove_source", placeholder=label)
        of_it = statements[statements["source"] == source]
        hazard = _one_hazard(sorted(of_it["hazard"].unique()))
        n = number(len(of_it) if hazard is None else int((of_it["hazard"] == hazard).sum()), 0)
        sure = st.checkbox(t("hazards.remove.sure", n=n), key=f"hazards_remove_sure_{source}_{hazard}")
        if st.button(t("hazards.remove.button"), disabled=not sure, key="hazards_remove"):
            remove(reads.store(), actor=who.acting(), source=source, hazard=hazard)
            st.session_state[REMOVED] = n
            st.rerun()


def _one_hazard(codes: list[str]) -> str | None:
    return st.selectbox(
        t("hazards.remove.hazard"),
        codes,
        index=None,
        format_func=hazard_name,
        placeholder=t("hazards.remove.every"),
        key="hazards_remove_hazard",
        width=320,
    )


def history() -> None:
    """The last imports, newest first."""
    caption = t("hazards.history")
    batches.history("hazards/batch_list", caption=caption, words=lambda name: t(f"hazards.history.{name}"))
