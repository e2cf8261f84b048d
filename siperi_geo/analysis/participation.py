"""Who has handed in a form, who has not, whose form cannot be assessed, and whose is only partly filled.

It counts and names; the reasons in full, for one form, are the explanation's (`scoring.reasons`).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.round_standing import TO_REPAIR
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, t

Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A form with blanks: whose it is, how many questions are answered, the aspects that have no value for it."""

    area_name: str
    answered: int
    total: int
    without_value: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Participation:
    """By name: no form (within kecamatan), a form that cannot be assessed, a scored form with blanks.

    `real` and `examples` are how many have a form of their own, and how many example data stand in for.
    """

    real: int
    examples: int
    missing: dict[str, tuple[str, ...]]
    not_assessable: tuple[Incomplete, ...]
    partly: tuple[Incomplete, ...]


def participation(instrument: Instrument, scores: pd.DataFrame, nodes: pd.DataFrame) -> Participation:
    """From `scores/score_per_subject` of the index and `gaps/every_node_per_subject`."""
    filled = scores["assessment_id"].notna()
    missing = scores[~filled].groupby("kecamatan_name", sort=True)["subject_name"]
    lacking = without_value(instrument, nodes)
    found = [(row, _incomplete(row, lacking)) for row in scores[filled].to_dict("records")]
    examples = int(scores.loc[filled, "is_example"].astype(bool).sum())
    return Participation(
        real=int(filled.sum()) - examples,
        examples=examples,
        missing={str(kecamatan): tuple(sorted(names)) for kecamatan, names in missing},
        not_assessable=tuple(one for row, one in found if is_missing(row["index_value"])),
        partly=tuple(one for row, one in found if not is_missing(row["index_value"]) and one.answered < one.total),
    )


def _incomplete(row: Row, lacking: Mapping[str, tuple[str, ...]]) -> Incomplete:
    answered, total = int(row["answered_items"]), int(row["total_items"])
    return Incomplete(str(row["subject_name"]), answered, total, lacking.get(str(row["subject_id"]), ()))


def without_value(instrument: Instrument, nodes: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The aspects without a value (their names) of every form that has such, by subject id."""
    aspects = nodes[nodes["node"].isin([aspect.id for aspect in instrument.aspects])]
    empty = aspects[aspects["index_value"].isna()]
    return {
        str(code): tuple(pick(one.name) for one in instrument.aspects if one.id in set(group["node"]))
        for code, group in empty.groupby("subject_id")
    }


def remarks(instrument: Instrument, scores: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """Rows of `scores/score_per_subject` (any node) with `remark`: no form, not assessable, partly filled."""
    lacking = without_value(instrument, nodes)
    return scores.assign(remark=[remark(row, lacking) for row in scores.to_dict("records")])


def remarks_of_standing(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows (`remarks`, `standing`): what a form that is not handed in, or came back, means for them."""
    return rows.assign(remark=[_of_standing(row) for row in rows.to_dict("records")])


def _of_standing(row: Row) -> str:
    said = str(row["remark"])
    if row["state"] == "draft":
        return t("participants.remark.draft")
    is_to_repair = row["state"] in TO_REPAIR
    if not (is_to_repair or row["is_of_earlier"]):
        return said
    if is_missing(row["assessment_id"]):
        return t("participants.remark.uncounted")
    earlier = t("participants.remark.earlier" if is_to_repair else "participants.remark.waiting")
    return f"{earlier}; {said}" if said else earlier


def remark(row: Row, lacking: Mapping[str, tuple[str, ...]]) -> str:
    """What a reader must know about one value, in a few words; empty for a complete form."""
    if is_missing(row["total_items"]):
        return t("analysis.remark.no_form")
    one = _incomplete(row, lacking)
    if one.answered == one.total and row["is_assessed"]:
        return ""
    words = extent(one)
    return words if row["is_assessed"] else t("analysis.remark.not_assessable", why=words)


def extent(one: Incomplete) -> str:
    """`70 dari 128 dijawab; tanpa nilai: Kesiapsiagaan Darurat`."""
    words = t("analysis.remark.answered", answered=number(one.answered, 0), total=number(one.total, 0))
    if not one.without_value:
        return words
    return t("analysis.remark.without_value", answered=words, names=", ".join(one.without_value))
