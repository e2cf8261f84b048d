"""Where everybody stands in a round: not begun, filling in, handed in, verified, returned, rejected.

It looks at the newest real form and at work in progress. Whether a result counts is another matter: who was
returned a form may have an earlier one that counts.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Literal, get_args

import pandas as pd

from siperi_geo.analysis.exact import floor_pct, is_missing
from siperi_geo.analysis.form_progress import asked_of
from siperi_geo.text import number, percent, t

State = Literal["none", "example", "draft", "submitted", "verified", "returned", "rejected"]
STATES: tuple[State, ...] = get_args(State)
TO_REPAIR = ("returned", "rejected")
Row = Mapping[Hashable, Any]


def standing(scores: pd.DataFrame, forms: pd.DataFrame, drafts: pd.DataFrame) -> pd.DataFrame:
    """Rows of `scores/score_per_subject` with `state`, `is_begun` (a draft is there) and `filled_pct` of it.

    `is_of_earlier`: the result shown is of another form than the newest one.

    `forms` is `assessments/newest_per_subject`, `drafts` are rows of `drafts/draft_list`, both of the same
    instrument and year. The state `example` is that of who has example data alone.
    """
    newest = dict(zip(forms["subject_id"], forms["state"], strict=True))
    newest_form = dict(zip(forms["subject_id"], forms["assessment_id"], strict=True))
    filled = {str(row["subject_id"]): _filled_pct(row) for row in drafts.to_dict("records")}
    rows = scores.to_dict("records")
    return scores.assign(
        state=pd.Series([_state(row, newest, filled) for row in rows], scores.index, dtype=object),
        is_of_earlier=[_is_of_earlier(row, newest_form) for row in rows],
        is_begun=[str(row["subject_id"]) in filled for row in rows],
        filled_pct=pd.Series([filled.get(str(row["subject_id"])) for row in rows], scores.index, dtype=object),
    )


def _state(row: Row, newest: Mapping[str, State], filled: Mapping[str, float | None]) -> State:
    subject = str(row["subject_id"])
    if subject in newest:
        return newest[subject]
    if subject in filled:
        return "draft"
    return "none" if is_missing(row["assessment_id"]) else "example"


def _is_of_earlier(row: Row, newest_form: Mapping[str, str]) -> bool:
    shown = row["assessment_id"]
    return not is_missing(shown) and newest_form.get(str(row["subject_id"]), shown) != shown


def _filled_pct(draft: Row) -> float | None:
    """How much of a draft is answered, of what its form asks; rounded down, so that 100 is all.

    None where its version of the instrument is not here: nobody knows what it asks.
    """
    asked = asked_of(draft)
    return None if asked is None else floor_pct(min(100.0, 100.0 * int(draft["answered_count"]) / asked))


def in_words(row: Row) -> str:
    """`sedang diisi, 45 %`, `dikembalikan, sedang diperbaiki`, `diverifikasi`."""
    state = str(row["state"])
    if state == "draft" and row["filled_pct"] is not None:
        return t("participants.state.draft.pct", pct=percent(row["filled_pct"]))
    if state in TO_REPAIR and row["is_begun"]:
        return t(f"participants.state.{state}.begun")
    return t(f"participants.state.{state}")


def counts(rows: pd.DataFrame) -> dict[State, int]:
    """How many stand where, in the order of a form's life; who has example data alone only if there are such."""
    found = {state: int((rows["state"] == state).sum()) for state in STATES}
    return {state: n for state, n in found.items() if n or state != "example"}


def counted(rows: pd.DataFrame) -> str:
    """`belum mulai: 3 · sedang diisi: 2 · …`."""
    return " · ".join(f"{t(f'participants.state.{state}')}: {number(n, 0)}" for state, n in counts(rows).items())


def in_states(rows: pd.DataFrame, states: Sequence[str]) -> pd.DataFrame:
    """Those who stand at one of these."""
    return rows[rows["state"].isin(list(states))]
