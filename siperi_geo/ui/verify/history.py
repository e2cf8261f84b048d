"""What became of one subject's forms in a round: who, when, from where to where, why, of which answers."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Item, load
from siperi_geo.text import MISSING, moment, pick, t
from siperi_geo.ui import frame, reads
from siperi_geo.ui.verify.choice import Work
from siperi_geo.ui.verify.form import Desk, reviews

Row = Mapping[Hashable, Any]


def show(work: Work, this: Desk) -> None:
    """Every revision with every step, newest first; below it what verifiers said of single answers."""
    frame.section(t("verify.history"))
    asked = {"instrument": work.instrument.id, "year": work.year, "subject_id": this.form.subject_id}
    events = [
        (row["happened_at"], _event(row))
        for row in reads.query("assessments/event_list", **asked).to_dict("records")
    ]
    taken_back = reads.query("assessments/unsaid_list", **asked).to_dict("records")
    events += [(row["happened_at"], _unsaid(work.instrument.id, row)) for row in taken_back]
    newest_first = [row for _, row in sorted(events, key=lambda one: one[0], reverse=True)]
    frame.table(pd.DataFrame(newest_first), caption=t("verify.history"))
    said = reviews(work, this.form).to_dict("records")
    if said:
        rows = pd.DataFrame([_review(work.instrument.id, row) for row in said])
        frame.table(rows, caption=t("verify.history.said"))


def _event(row: Row) -> dict[str, str]:
    before = None if is_missing(row["from_state"]) else t(f"verify.state.{row['from_state']}")
    after = t(f"verify.state.{row['to_state']}")
    return {
        t("verify.history.at"): moment(row["happened_at"]),
        t("verify.history.revision"): str(row["revision"]),
        t("verify.history.step"): f"{before} → {after}" if before else t("verify.history.came"),
        t("verify.history.actor"): str(row["actor"]),
        t("verify.history.reason"): str(row["reason"]) or MISSING,
    }


def _unsaid(instrument: str, row: Row) -> dict[str, str]:
    question, _ = _item(instrument, {**row, "value": None})
    return {
        t("verify.history.at"): moment(row["happened_at"]),
        t("verify.history.revision"): str(row["revision"]),
        t("verify.history.step"): t("verify.history.unsaid", name=row["said_by"]),
        t("verify.history.actor"): str(row["actor"]),
        t("verify.history.reason"): question,
    }


def _review(instrument: str, row: Row) -> dict[str, str]:
    item, answer = _item(instrument, row)
    return {
        t("verify.history.revision"): str(row["revision"]),
        t("verify.history.question"): item,
        t("verify.history.value"): answer,
        t("verify.history.comment"): str(row["comment"]) or MISSING,
        t("verify.history.actor"): str(row["actor"]),
        t("verify.history.at"): moment(row["reviewed_at"]),
    }


def _item(code: str, row: Row) -> tuple[str, str]:
    """The question and the verifier's answer in words; as codes where its version is not here."""
    value = None if is_missing(row["value"]) else int(row["value"])
    try:
        instrument = load(code, str(row["version"]))
        item: Item = instrument.item(str(row["item_id"]))
    except SiperiError:
        return str(row["item_id"]), MISSING if value is None else str(value)
    said = MISSING if value is None else pick(instrument.scale_of(item).choice_of(value).label)
    return f"{item.number}. {pick(item.text)}", said
